import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cents } from '../../../test/support/cents.js';
import { billFor } from './electricity.sums.js';

const UP_TO_KWH = 1_000_000_000;
const UP_TO_RATE = 10_000_000;

/** Whole days, thousandths of a kWh, ten-thousandths of a cent: no fraction is left. */
const readings = fc.record({
  days: fc.integer({ min: 1, max: 366 }),
  usageKwh: fc.integer({ min: 0, max: UP_TO_KWH }),
  usageRate: fc.integer({ min: 0, max: UP_TO_RATE }),
  supplyRate: fc.integer({ min: 0, max: 10 * UP_TO_RATE }),
  solarKwh: fc.integer({ min: 0, max: UP_TO_KWH }),
  feedInRate: fc.integer({ min: 0, max: UP_TO_RATE }),
});

type Reading = typeof readings extends fc.Arbitrary<infer Of> ? Of : never;

const bill = (reading: Reading) =>
  billFor({
    days: reading.days,
    usageKwh: reading.usageKwh / 1_000,
    usageRate: reading.usageRate / 10_000,
    supplyRate: reading.supplyRate / 10_000,
    solarKwh: reading.solarKwh / 1_000,
    feedInRate: reading.feedInRate / 10_000,
  });

/** The nearest whole number of `over`, halves up. */
const nearest = (value: bigint, over: bigint) => (2n * value + over) / (2n * over);

function model(reading: Reading) {
  const [kwh, rate, supplyRate] = [reading.usageKwh, reading.usageRate, reading.supplyRate].map(
    BigInt,
  );
  const usage = nearest(kwh! * rate!, 10_000_000n);
  const supply = nearest(BigInt(reading.days) * supplyRate!, 10_000n);
  const feedInCredit = nearest(BigInt(reading.solarKwh) * BigInt(reading.feedInRate), 10_000_000n);
  const gst = nearest(usage + supply, 10n);
  return { usage, supply, feedInCredit, gst, total: usage + supply + gst - feedInCredit };
}

const inCents = (amounts: Record<string, number>) =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, cents(amount)]));

describe('a bill', () => {
  it('is exact to the cent, line by line', () => {
    fc.assert(
      fc.property(readings, (reading) => expect(inCents(bill(reading))).toEqual(model(reading))),
      { numRuns: 500 },
    );
  });

  it.each(['days', 'usageKwh', 'usageRate', 'supplyRate'] as const)(
    'never falls when there is more of %s',
    (field) => {
      fc.assert(
        fc.property(readings, (reading) => {
          const less = { ...reading, [field]: Math.ceil(reading[field] / 2) };
          expect(bill(less).total).toBeLessThanOrEqual(bill(reading).total);
        }),
      );
    },
  );

  it('never rises when more is fed in', () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const less = { ...reading, solarKwh: Math.floor(reading.solarKwh / 2) };
        expect(bill(less).total).toBeGreaterThanOrEqual(bill(reading).total);
      }),
    );
  });

  it('rounds a half cent up', () => {
    const reading = {
      days: 1,
      usageKwh: 1,
      usageRate: 0.5,
      supplyRate: 0,
      solarKwh: 0,
      feedInRate: 0,
    };

    expect(billFor(reading)).toMatchObject({ usage: 0.01, gst: 0, total: 0.01 });
  });
});
