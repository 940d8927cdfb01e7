import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cents } from '../../../test/support/cents.js';
import { quoteFor } from './insurance.sums.js';

/** Salary in cents, benefit in hundredths of a percent: no fraction is left. */
const covers = fc.record({
  age: fc.integer({ min: 18, max: 60 }),
  salary: fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 1e12 })),
  benefit: fc.integer({ min: 100, max: 7_000 }),
  waitingDays: fc.constantFrom(30, 60, 90),
  benefitYears: fc.constantFrom(2, 5),
  smoker: fc.boolean(),
});

type Cover = typeof covers extends fc.Arbitrary<infer Of> ? Of : never;

const quote = ({ salary, benefit, ...cover }: Cover) =>
  quoteFor({ ...cover, annualSalary: salary / 100, benefitPercent: benefit / 100 });

const nearest = (value: bigint, over: bigint) => (2n * value + over) / (2n * over);

/** In cents; the factors in thousandths, the last three in hundredths. */
function model({ age, salary, benefit, waitingDays, benefitYears, smoker }: Cover) {
  const uncapped = nearest(BigInt(salary) * BigInt(benefit), 120_000n);
  const monthlyBenefit = uncapped > 3_000_000n ? 3_000_000n : uncapped;
  const byAge = age > 30 ? 1_000n + 35n * BigInt(age - 30) : 1_000n;
  const byWait = { 30: 100n, 60: 80n, 90: 65n }[waitingDays];
  const byPeriod = benefitYears === 5 ? 135n : 100n;
  const product = 11n * byAge * byWait * byPeriod * (smoker ? 140n : 100n);
  const monthlyPremium = nearest(monthlyBenefit * product, 1_000_000_000_000n);
  return { monthlyBenefit, monthlyPremium };
}

describe('a quote', () => {
  it('is exact to the cent, benefit and premium', () => {
    fc.assert(
      fc.property(covers, (cover) => {
        const { monthlyBenefit, monthlyPremium } = quote(cover);
        expect({
          monthlyBenefit: cents(monthlyBenefit),
          monthlyPremium: cents(monthlyPremium),
        }).toEqual(model(cover));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['age', 'salary', 'benefit'] as const)('never gets cheaper with more %s', (field) => {
    fc.assert(
      fc.property(covers, covers, (cover, { [field]: other }) => {
        const [low, high] = [Math.min(cover[field], other), Math.max(cover[field], other)];
        const [less, more] = [low, high].map((value) => quote({ ...cover, [field]: value }));
        expect(less!.monthlyPremium).toBeLessThanOrEqual(more!.monthlyPremium);
      }),
    );
  });

  it('gets cheaper, if anything, for who waits longer, is paid for less long or does not smoke', () => {
    fc.assert(
      fc.property(covers, (cover) => {
        const cheapest = quote({ ...cover, waitingDays: 90, benefitYears: 2, smoker: false });
        const dearest = quote({ ...cover, waitingDays: 30, benefitYears: 5, smoker: true });
        const { monthlyPremium } = quote(cover);
        expect(cheapest.monthlyPremium).toBeLessThanOrEqual(monthlyPremium);
        expect(monthlyPremium).toBeLessThanOrEqual(dearest.monthlyPremium);
      }),
    );
  });

  it('pays 30 000 a month at most, and costs no more above that', () => {
    const cover = {
      age: 30,
      benefit: 7_000,
      waitingDays: 30,
      benefitYears: 2,
      smoker: false,
    } as const;
    const atCap = quote({ ...cover, salary: 51_428_572 });

    expect(atCap).toMatchObject({ monthlyBenefit: 30_000, monthlyPremium: 330 });
    expect(quote({ ...cover, salary: 1e12 })).toEqual(atCap);
    expect(quote({ ...cover, salary: 51_428_400 }).monthlyBenefit).toBe(29_999.9);
  });
});
