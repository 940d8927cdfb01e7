import { Big } from 'big.js';
import { readFileSync } from 'node:fs';
import { dataFile } from '../../paths.js';
import { roundTo } from '../money.js';

/** Units of each currency for one euro, in decimal, as published on a day (ISO 8601). */
export interface Table {
  date: string;
  perEuro: Record<string, string>;
}

export interface Conversion {
  amount: number;
  from: string;
  to: string;
  result: number;
  rate: number;
  ratesDate: string;
}

/** The European Central Bank's euro foreign exchange reference rates of one day, for when nothing newer is at hand. */
export const SHIPPED = JSON.parse(
  readFileSync(dataFile('currency', 'rates.json'), 'utf8'),
) as Table;

export const CURRENCIES = ['EUR', ...Object.keys(SHIPPED.perEuro)].toSorted();

export const MAX_AMOUNT = 1_000_000_000;
/** Above this a JSON number is no longer exact to the cent. */
const MAX_EXACT = Number.MAX_SAFE_INTEGER / 100;

/** ISO 4217's minor units, of the currencies listed. */
export const decimalsOf = (currency: string) => (['ISK', 'JPY', 'KRW'].includes(currency) ? 0 : 2);

/** Through the euro, half-up to the minor unit of `to`. @param tables newest first: a later one has what one lacks */
export function convert(
  { amount, from, to }: Pick<Conversion, 'amount' | 'from' | 'to'>,
  tables: readonly Table[],
): Conversion {
  const [source, target] = [quoted(from, tables), quoted(to, tables)];
  // Multiplied before it is divided: a quotient's 20 decimals can't fall on a tie that the exact one misses.
  const exact = new Big(amount).times(target.perEuro).div(source.perEuro);
  const rate = new Big(target.perEuro).div(source.perEuro).toNumber();
  const [ratesDate] = [source.date, target.date].toSorted() as [string, string];
  return { amount, from, to, result: roundTo(decimalsOf(to), exact), rate, ratesDate };
}

function quoted(currency: string, tables: readonly Table[]) {
  if (currency === 'EUR') return { perEuro: '1', date: tables[0]!.date };
  const { date, perEuro } = tables.find((table) => table.perEuro[currency])!;
  return { perEuro: perEuro[currency]!, date };
}

/** A rate that would not come out exact to the cent is left out: an older table has that currency. @throws Error */
export function plausible({ date, perEuro }: Table): Table {
  if (new Date(`${date}T00:00Z`).toJSON()?.slice(0, 10) !== date)
    throw new Error(`"${date}" is no date.`);
  const listed = Object.entries(perEuro).filter(([currency]) => CURRENCIES.includes(currency));
  const kept = Object.fromEntries(listed.filter(isPlausible));
  if (Object.keys(kept).length === 0) throw new Error('It has no rate of a listed currency.');
  if (!isExact({ ...SHIPPED.perEuro, ...kept }))
    throw new Error('Its rates are too far apart to be true.');
  return { date, perEuro: kept };
}

const isPlausible = ([currency, rate]: [string, string]) =>
  /^\d{1,9}(\.\d{1,9})?$/.test(rate) && isExact({ ...SHIPPED.perEuro, [currency]: rate });

function isExact(perEuro: Table['perEuro']) {
  const rates = [1, ...Object.values(perEuro).map(Number)];
  return (Math.max(...rates) / Math.min(...rates)) * MAX_AMOUNT <= MAX_EXACT;
}
