import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { annualSalary, payFor } from './pay.sums.js';

const CASES = { numRuns: 10_000 };

/** Whole hundredths, so that the model never sees a fraction. */
const hundredthsUpTo = (max: number) => integer({ min: 1, max: max * 100 });

const decimal = (hundredths: number) => Number(`${hundredths}e-2`);

/** Half-up, in whole numbers only. */
const rounded = (amount: bigint, unit: bigint) => (amount * 2n + unit) / (unit * 2n);

const cents = (dollars: number) => {
  const [whole = '', part = ''] = dollars.toFixed(2).split('.');
  expect(Number(`${whole}.${part}`)).toBe(dollars);
  return BigInt(whole + part);
};

function isExactPay(wage: number, hours: number) {
  const expected = rounded(BigInt(wage) * BigInt(hours), 100n);
  expect(cents(payFor(decimal(wage), decimal(hours)))).toBe(expected);
}

function isExactYear(wage: number, hours: number, weeks: number) {
  const expected = rounded(BigInt(wage) * BigInt(hours) * BigInt(weeks), 10_000n);
  const year = { hoursPerWeek: decimal(hours), weeksPerYear: decimal(weeks) };
  expect(cents(annualSalary(decimal(wage), year))).toBe(expected);
}

describe('pay', () => {
  const wages = hundredthsUpTo(1_000_000);

  it('is exact to the cent for any wage and hours, as whole numbers work it out', () => {
    assert(property(wages, hundredthsUpTo(744), isExactPay), CASES);
  });

  it('of a year is exact to the cent for any wage, hours and weeks', () => {
    assert(property(wages, hundredthsUpTo(168), hundredthsUpTo(53), isExactYear), CASES);
  });

  it.each([
    [0.01, 0.5, 0.01],
    [0.01, 0.49, 0],
    [1.005, 1, 1.01],
    [0.35, 0.7, 0.25],
    [1.15, 0.3, 0.35],
    [32.55, 37.5, 1220.63],
    [1_000_000, 744, 744_000_000],
  ])('of %d an hour for %d hours rounds half up to %d', (wage, hours, pay) => {
    expect(payFor(wage, hours)).toBe(pay);
  });

  it('of a year rounds once, at the end', () => {
    expect(annualSalary(0.01, { hoursPerWeek: 0.5, weeksPerYear: 52 })).toBe(0.26);
    expect(annualSalary(30, { hoursPerWeek: 38, weeksPerYear: 52 })).toBe(59_280);
  });
});
