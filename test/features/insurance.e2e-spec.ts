import { describe, expect, it } from '@jest/globals';
import { COVER, earn } from '../support/cover.js';
import { sharedApp } from '../support/shared.app.js';

describe('insurance', () => {
  const stage = sharedApp();

  it('works out benefit and premium, and says what the premium is made of', async () => {
    const { body } = await stage.ada
      .send('/insurance/quote', { ...COVER, annualSalary: 90_000 })
      .expect(200);

    expect(body).toEqual({
      slice: 'insurance',
      version: 1,
      state: {
        ...COVER,
        annualSalary: 90_000,
        salaryFrom: 'form',
        monthlyBenefit: 4_500,
        monthlyPremium: 114.14,
        factors: [
          { name: 'age', value: 1.525 },
          { name: 'waiting period', value: 0.8 },
          { name: 'benefit period', value: 1.35 },
          { name: 'smoker', value: 1.4 },
        ],
      },
    });
  });

  it('takes the session’s annual pay as the salary, and 70 % as the benefit', async () => {
    await earn(stage.ada);
    const { benefitPercent: _, ...cover } = COVER;

    const { body } = await stage.ada.send('/insurance/quote', cover).expect(200);

    expect(body).toMatchObject({
      state: {
        annualSalary: 64_220,
        salaryFrom: 'pay',
        benefitPercent: 70,
        monthlyBenefit: 3_746.17,
      },
    });
  });

  it('says no where there is no salary, and begins no session for that', async () => {
    await earn(stage.app.visitor());

    const answer = await stage.ada.send('/insurance/quote', COVER).expect(409);

    expect(answer.body).toMatchObject({ code: 'no-salary' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('stays as it was quoted when the pay changes, and says so', async () => {
    await earn(stage.ada);
    await stage.ada.send('/insurance/quote', COVER).expect(200);
    await stage.ada.send('/pay/set-wage', { wage: 65 }).expect(200);

    const { text } = await stage.ada.page('/insurance');
    expect(text).toMatch(/Your annual pay <span[^>]*>when quoted<\/span><\/dt><dd>\$64,220.00</);
    expect(text).toContain('Your annual pay is <strong>$128,440.00</strong>');
  });
});
