import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const COVER = { age: 45, benefitPercent: 60, waitingDays: 60, benefitYears: 5, smoker: true };
const FORM = { age: '45', benefitPercent: '60', waitingDays: '60', benefitYears: '5' };

/** 64 220 dollars a year. */
async function earn(visitor: Visitor) {
  await visitor.send('/pay/set-wage', { wage: 32.5 }).expect(200);
  await visitor.send('/pay/annualise').expect(200);
}

describe('insurance', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(() => {
    ada = app.visitor();
  });

  afterAll(() => app.stop());

  it('works out benefit and premium, and says what the premium is made of', async () => {
    const { body } = await ada
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
    await earn(ada);
    const { benefitPercent: _, ...cover } = COVER;

    const { body } = await ada.send('/insurance/quote', cover).expect(200);

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
    await earn(app.visitor());

    const answer = await ada.send('/insurance/quote', COVER).expect(409);

    expect(answer.body).toMatchObject({ code: 'no-salary' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('offers the annual pay on its page as soon as there is one', async () => {
    expect((await ada.page('/insurance')).text).toContain('No annual pay yet');
    await earn(ada);
    expect((await ada.page('/insurance')).text).toContain('<strong>$64,220.00</strong>');
  });

  it('by form: leaves the salary empty where it is the pay’s, and shows each factor', async () => {
    await earn(ada);
    const fields = { ...FORM, annualSalary: '', smoker: 'false' };

    await ada.submit('/insurance/quote', fields).expect(303).expect('Location', '/insurance');

    const { text } = await ada.page('/insurance');
    expect(text).toMatch(/id="insurance-quote-annualSalary"[^>]*value=""/);
    expect(text).toMatch(/id="insurance-quote-waitingDays-60"[^>]*checked/);
    expect(text).toMatch(/id="insurance-quote-smoker-false"[^>]*checked/);
    for (const said of ['1.525', '0.011', '60% of it ÷ 12', 'not a tariff'])
      expect(text).toContain(said);
    for (const working of ['1 + 0.035 × (45 − 30)', '60 days', '5 years', 'no'])
      expect(text).toContain(`<span class="working">${working}</span>`);
  });

  it('stays as it was quoted when the pay changes, and says so', async () => {
    await earn(ada);
    await ada.send('/insurance/quote', COVER).expect(200);
    await ada.send('/pay/set-wage', { wage: 65 }).expect(200);

    const { text } = await ada.page('/insurance');
    expect(text).toMatch(/Your annual pay <span[^>]*>when quoted<\/span><\/dt><dd>\$64,220.00</);
    expect(text).toContain('Your annual pay is <strong>$128,440.00</strong>');
  });

  it('asks for what a form did not choose, and keeps the rest', async () => {
    const { text } = await ada.submit('/insurance/quote', { ...FORM, age: '17' }).expect(422);

    expect(text).toMatch(/id="insurance-quote-age"[^>]*value="17"[^>]*aria-invalid="true"/);
    expect(text).toContain('id="insurance-quote-smoker-error"');
    expect(text).toMatch(/id="insurance-quote-benefitYears-5"[^>]*checked/);
  });

  it('shows a new quote in every tab of its visitor', async () => {
    await ada.send('/insurance/quote', { ...COVER, annualSalary: 90_000 });
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.watch({ insurance: 1 }, 'html');

    await ada.send('/insurance/quote', { ...COVER, annualSalary: 1_000_000 });

    const { html } = await tab.next('changed');
    expect(html).toContain('$30,000.00 at most');
    expect(html).toMatch(/id="insurance-quote-waitingDays-90"/);
    tab.close();
  });
});
