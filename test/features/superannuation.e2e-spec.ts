import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

const PLAN = { age: 64, retireAt: 67, balance: 100_000, annualReturnPercent: 5 };
const SALARY = { annualSalary: 80_000 };

describe('superannuation', () => {
  const stage = sharedApp();

  const project = (plan: object) => stage.ada.send('/superannuation/project', plan);

  it('projects the balance year by year, to the cent', async () => {
    const { body } = await project({ ...PLAN, ...SALARY, salarySacrifice: 400 }).expect(200);

    const paidIn = { contribution: 10_000, tax: 1_500 };
    expect(body).toEqual({
      slice: 'superannuation',
      version: 1,
      state: {
        ...PLAN,
        ...SALARY,
        salaryFrom: 'form',
        salarySacrifice: 400,
        guaranteePercent: 12,
        balanceAtRetirement: 143_228.66,
        years: [
          { age: 64, ...paidIn, earnings: 5_212.5, balance: 113_712.5 },
          { age: 65, ...paidIn, earnings: 5_898.13, balance: 128_110.63 },
          { age: 66, ...paidIn, earnings: 6_618.03, balance: 143_228.66 },
        ],
      },
    });
  });

  it('takes the session’s annual pay as the salary', async () => {
    await stage.ada.send('/pay/set-wage', { wage: 32.5 });
    await stage.ada.send('/pay/annualise');

    const { body } = await project(PLAN).expect(200);

    const [first] = (body as { state: { years: object[] } }).state.years;
    expect(body).toMatchObject({ state: { annualSalary: 64_220, salaryFrom: 'pay' } });
    expect(first).toMatchObject({ contribution: 7_706.4, tax: 1_155.96 });
  });

  it('says no where there is no salary, whatever others earn', async () => {
    const stranger = stage.app.visitor();
    await stranger.send('/pay/set-wage', { wage: 32.5 });
    await stranger.send('/pay/annualise');

    const { body } = await project(PLAN).expect(409);

    expect(body).toMatchObject({ code: 'no-salary' });
  });

  it('pays the guarantee on no more than the maximum contribution base', async () => {
    const { body } = await project({ ...PLAN, annualSalary: 1_000_000 }).expect(200);

    const [first] = (body as { state: { years: object[] } }).state.years;
    expect(first).toMatchObject({ contribution: 32_499.6 });
  });

  it('fills the concessional cap, and names what is over it', async () => {
    await project({ ...PLAN, ...SALARY, salarySacrifice: 22_900 }).expect(200);

    const { body } = await project({ ...PLAN, ...SALARY, salarySacrifice: 22_900.01 }).expect(409);

    expect(body).toMatchObject({
      code: 'over-cap',
      detail: expect.stringMatching(/\$0\.01 over .*\$32,500\.00.*at most \$22,900\.00/),
    });
    expect(await stage.ada.state('superannuation')).toMatchObject({ salarySacrifice: 22_900 });
  });

  it.each([
    ['retireAt', { ...PLAN, ...SALARY, retireAt: 64 }],
    ['retireAt', { ...PLAN, ...SALARY, retireAt: 40 }],
    ['salarySacrifice', { ...PLAN, annualSalary: 100, salarySacrifice: 100.01 }],
  ])('refuses what does not fit another field, naming %s', async (field, plan) => {
    const { body } = await project(plan).expect(422);

    expect(body).toMatchObject({ code: 'invalid', errors: { [field]: [expect.any(String)] } });
    expect(await stage.ada.state('superannuation')).toMatchObject({ age: null, years: [] });
  });

  it('draws the years as a chart, and says them as a table', async () => {
    await project({ ...PLAN, ...SALARY });

    const { text } = await stage.ada.page('/superannuation');

    expect(text.match(/<rect class="bar"/g)).toHaveLength(3);
    expect(text).toMatch(/role="img" aria-label="The balance grows from \$100,000\.00 at 64 to /);
    expect(text).not.toContain(' style=');
    const years = /<tbody>([^]*?)<\/tbody>/.exec(text)![1]!;
    expect(years.match(/<th scope="row">/g)).toHaveLength(4);
  });

  it('keeps what was typed where it is over the cap', async () => {
    const plan = { age: '64', retireAt: '67', balance: '1000', annualReturnPercent: '-5' };
    const form = { ...plan, annualSalary: '80000', salarySacrifice: '30000' };

    const { text } = await stage.ada.submit('/superannuation/project', form).expect(409);

    expect(text).toContain('$7,100.00 over the concessional cap');
    for (const typed of ['30000', '-5', '80000']) expect(text).toContain(`value="${typed}"`);
  });
});
