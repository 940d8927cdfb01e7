import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cents } from '../../../test/support/cents.js';
import { convert, CURRENCIES, plausible, SHIPPED } from './rates.table.js';

const WHOLE = ['ISK', 'JPY', 'KRW'];
const currency = fc.constantFrom(...CURRENCIES);
const amounts = fc.integer({ min: 1, max: 100_000_000_000 });

/** In hundred-thousandths. */
function unitsOf(code: string) {
  if (code === 'EUR') return 100_000n;
  const [whole, fraction = ''] = SHIPPED.perEuro[code]!.split('.');
  return BigInt(whole! + fraction.padEnd(5, '0'));
}

/** The result in hundredths, of an amount in hundredths. */
function model(amount: number, from: string, to: string) {
  const value = BigInt(amount) * unitsOf(to);
  const minorUnit = WHOLE.includes(to) ? 100n : 1n;
  const over = unitsOf(from) * minorUnit;
  return ((2n * value + over) / (2n * over)) * minorUnit;
}

const converted = (amount: number, from: string, to: string) =>
  convert({ amount: amount / 100, from, to }, [SHIPPED]);

describe('a conversion', () => {
  it('is exact to the minor unit, half-up, between any two currencies', () => {
    fc.assert(
      fc.property(amounts, currency, currency, (amount, from, to) => {
        expect(cents(converted(amount, from, to).result)).toBe(model(amount, from, to));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never comes to less for more', () => {
    fc.assert(
      fc.property(amounts, amounts, currency, currency, (one, other, from, to) => {
        const less = converted(Math.min(one, other), from, to);
        const more = converted(Math.max(one, other), from, to);
        expect(less.result).toBeLessThanOrEqual(more.result);
      }),
    );
  });

  it('has 1 as the rate of a currency to itself, and the inverse the other way', () => {
    fc.assert(
      fc.property(currency, currency, (from, to) => {
        expect(converted(100, from, from)).toMatchObject({ rate: 1 });
        expect(converted(100, from, to).rate * converted(100, to, from).rate).toBeCloseTo(1, 12);
      }),
    );
  });

  it('takes what a newer table lacks from the older one, and is as old as that', () => {
    const newer = { date: '2026-01-05', perEuro: { USD: '1.2' } };
    const wanted = { amount: 12, from: 'USD', to: 'BGN' };

    expect(convert({ ...wanted, to: 'EUR' }, [newer, SHIPPED])).toMatchObject({
      result: 10,
      ratesDate: '2026-01-05',
    });
    expect(convert(wanted, [newer, SHIPPED])).toMatchObject({
      result: 19.56,
      ratesDate: '2024-08-09',
    });
  });
});

describe('a table', () => {
  it('is taken as published, without currencies that are not listed', () => {
    const perEuro = { USD: '1.1', XAU: '0.0004' };

    expect(plausible({ date: '2026-01-05', perEuro })).toEqual({
      date: '2026-01-05',
      perEuro: { USD: '1.1' },
    });
  });

  it.each([
    { USD: 'N/A' },
    { USD: '-1.1' },
    { USD: '1e9' },
    { USD: '' },
    { USD: '0' },
    { USD: '0.000001' },
    { JPY: '999999999' },
  ])('has the rest where one rate is none: %j', (odd) => {
    const perEuro = { GBP: '0.9', ...odd } as Record<string, string>;

    expect(plausible({ date: '2026-01-05', perEuro }).perEuro).toEqual({ GBP: '0.9' });
  });

  it.each([
    ['2026-02-30', { USD: '1.1' }, 'is no date'],
    ['today', { USD: '1.1' }, 'is no date'],
    ['2026-01-05', {}, 'no rate of a listed currency'],
    ['2026-01-05', { USD: 'N/A' }, 'no rate of a listed currency'],
  ])('of %s with %j is refused: it %s', (date, perEuro, reason) => {
    expect(() => plausible({ date, perEuro })).toThrow(reason);
  });
});
