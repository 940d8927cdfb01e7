import { Big } from 'big.js';
import { toCents } from '../money.js';

/** Rates in cents, before GST. */
export interface Reading {
  days: number;
  usageKwh: number;
  usageRate: number;
  supplyRate: number;
  solarKwh: number;
  feedInRate: number;
}

/** Australia's goods and services tax. */
export const GST_PERCENT = 10;

/** A bill in dollars, each line half-up to the cent; GST is worked out on the lines as they are shown. */
export function billFor(reading: Reading) {
  const usage = line(reading.usageKwh, reading.usageRate);
  const supply = line(reading.days, reading.supplyRate);
  const feedInCredit = line(reading.solarKwh, reading.feedInRate);
  const beforeGst = new Big(usage).plus(supply);
  const gst = toCents(beforeGst.times(GST_PERCENT).div(100));
  return {
    usage,
    supply,
    feedInCredit,
    gst,
    total: toCents(beforeGst.plus(gst).minus(feedInCredit)),
  };
}

const line = (quantity: number, cents: number) => toCents(new Big(quantity).times(cents).div(100));
