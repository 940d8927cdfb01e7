import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cents } from '../../../test/support/cents.js';
import { project } from './superannuation.sums.js';

/** Amounts in cents, the return in hundredths of a percent: no fraction is left. */
const plans = fc.record({
  age: fc.integer({ min: 15, max: 99 }),
  years: fc.integer({ min: 1, max: 85 }),
  balance: fc.integer({ min: 0, max: 1_000_000_000 }),
  salary: fc.oneof(fc.integer({ min: 0, max: 40_000_000 }), fc.integer({ min: 0, max: 1e12 })),
  percent: fc.integer({ min: -2_000, max: 2_000 }),
  sacrifice: fc.integer({ min: 0, max: 3_250_000 }),
});

type Plan = typeof plans extends fc.Arbitrary<infer Of> ? Of : never;

const projected = ({ age, years, balance, salary, percent, sacrifice }: Plan) =>
  project({
    age,
    retireAt: Math.min(age + years, 100),
    balance: balance / 100,
    annualSalary: salary / 100,
    annualReturnPercent: percent / 100,
    salarySacrifice: sacrifice / 100,
  });

/** Halves away from zero. */
function nearest(value: bigint, over: bigint): bigint {
  return value < 0n ? -nearest(-value, over) : (2n * value + over) / (2n * over);
}

function model({ age, years, balance, salary, percent, sacrifice }: Plan) {
  const guarantee = nearest(BigInt(Math.min(salary, 27_083_000)) * 12n, 100n);
  const contribution = guarantee + BigInt(sacrifice);
  const tax = nearest(contribution * 15n, 100n);
  let sum = BigInt(balance);
  return Array.from({ length: Math.min(years, 100 - age) }, (_, year) => {
    const earnings = nearest((2n * sum + contribution - tax) * BigInt(percent), 20_000n);
    sum += contribution - tax + earnings;
    return { age: BigInt(age + year), contribution, tax, earnings, balance: sum };
  });
}

describe('a projection', () => {
  it('is exact to the cent in every year, within all bounds', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const rows = projected(plan).years.map(({ age, ...amounts }) => ({
          age: BigInt(age),
          ...Object.fromEntries(
            Object.entries(amounts).map(([name, value]) => [name, cents(value)]),
          ),
        }));
        expect(rows).toEqual(model(plan));
      }),
      { numRuns: 300 },
    );
  });

  it('is exact to the cent at the far end of all bounds', () => {
    const most = { age: 15, years: 85, balance: 1e9, salary: 1e12, percent: 2_000, sacrifice: 40 };

    expect(cents(projected(most).balanceAtRetirement)).toBe(model(most).at(-1)!.balance);
  });

  it.each(['balance', 'salary', 'percent', 'sacrifice'] as const)(
    'never ends lower with more %s',
    (field) => {
      fc.assert(
        fc.property(plans, plans, (plan, { [field]: other }) => {
          const [low, high] = [Math.min(plan[field], other), Math.max(plan[field], other)];
          const [less, more] = [low, high].map((value) => projected({ ...plan, [field]: value }));
          expect(less!.balanceAtRetirement).toBeLessThanOrEqual(more!.balanceAtRetirement);
        }),
      );
    },
  );

  it('has a row for each year from now until retirement, and ends with the last', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { years, balanceAtRetirement } = projected(plan);
        expect(years).toHaveLength(Math.min(plan.years, 100 - plan.age));
        expect(years[0]!.age).toBe(plan.age);
        expect(balanceAtRetirement).toBe(years.at(-1)!.balance);
      }),
    );
  });

  it('never holds −0, which JSON would not give back', () => {
    const plan = { age: 64, years: 1, balance: 1, salary: 0, percent: -1, sacrifice: 0 };

    expect(Object.is(projected(plan).years[0]!.earnings, 0)).toBe(true);
  });
});
