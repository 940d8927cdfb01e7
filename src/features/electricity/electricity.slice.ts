import { defineSlice, shape } from 'sojourn';
import { billFor, GST_PERCENT, type Reading } from './electricity.sums.js';

type Bill = ReturnType<typeof billFor>;

/** What the meter and the contract say, and the bill in dollars; null until there is an estimate. */
type ElectricityState = { [Field in keyof (Reading & Bill)]: number | null };

const NOTHING: ElectricityState = {
  days: null,
  usageKwh: null,
  usageRate: null,
  supplyRate: null,
  solarKwh: null,
  feedInRate: null,
  usage: null,
  supply: null,
  feedInCredit: null,
  gst: null,
  total: null,
};

export const Electricity = defineSlice<{ reading: Reading | null }, ElectricityState>({
  name: 'electricity',
  keep: 'session',
  initial: { reading: null },
  words: ({ reading }) => (reading ? 'an electricity bill' : undefined),
  schema: shape.record(
    Object.fromEntries(Object.keys(NOTHING).map((name) => [name, shape.nullable(shape.number)])),
  ),
  view: ({ reading }) => (reading ? { ...reading, ...billFor(reading) } : NOTHING),
  beside: () => ({ gstPercent: GST_PERCENT }),
});
