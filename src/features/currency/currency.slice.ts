import { defineSlice, shape } from 'sojourn';
import { counted } from '../words.js';
import { CURRENCIES, decimalsOf, type Conversion } from './rates.table.js';

const KEPT = 10;

/** Newest first, at the rates of their day. */
interface CurrencyStored {
  conversions: Conversion[];
}

type CurrencyState = { [Field in keyof Conversion]: Conversion[Field] | null } & {
  history: Conversion[];
};

const NOTHING = { amount: null, from: null, to: null, result: null, rate: null, ratesDate: null };

const CONVERSION = {
  amount: shape.number,
  from: shape.oneOf(CURRENCIES),
  to: shape.oneOf(CURRENCIES),
  result: shape.number,
  rate: shape.number,
  ratesDate: { type: 'string', format: 'date' },
};

const names = new Intl.DisplayNames('en-AU', { type: 'currency' });

export const Currency = defineSlice<CurrencyStored, CurrencyState>({
  name: 'currency',
  keep: 'session',
  initial: { conversions: [] },
  words: ({ conversions }) =>
    conversions.length > 0 ? counted(conversions.length, 'conversion') : undefined,
  schema: shape.record({
    ...shape.unknown(CONVERSION),
    history: shape.list(shape.record(CONVERSION)),
  }),
  view: ({ conversions }) => ({ ...(conversions[0] ?? NOTHING), history: conversions }),
  beside: () => ({
    decimals: Object.fromEntries(CURRENCIES.map((each) => [each, decimalsOf(each)])),
    currencies: CURRENCIES.map((value) => ({ value, label: `${value} – ${names.of(value)}` })),
  }),
});

export function withConversion({ conversions }: CurrencyStored, conversion: Conversion) {
  const isAgain = JSON.stringify(conversions[0]) === JSON.stringify(conversion);
  return { conversions: isAgain ? conversions : [conversion, ...conversions].slice(0, KEPT) };
}
