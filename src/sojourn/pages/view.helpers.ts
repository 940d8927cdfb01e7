import type { HelperOptions } from 'handlebars';
import { randomUUID } from 'node:crypto';
import { inWords } from './diff.words.js';
import type { Drawing } from './drawn.pages.js';
import { field, typeFor } from './field.helpers.js';
import { wrongFields, type Refused } from './refused.js';
import { valuesOf } from './state.values.js';

const FRESH_MS = 10_000;

const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });
const shortDollars = new Intl.NumberFormat('en-AU', {
  style: 'currency',
  currency: 'AUD',
  notation: 'compact',
});
const figures = new Intl.NumberFormat('en-AU', { maximumSignificantDigits: 8 });
const exactNumbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 10 });
const days = new Intl.DateTimeFormat('en-AU', { dateStyle: 'long', timeZone: 'UTC' });
const numbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 2 });
const signs = new Intl.NumberFormat('en-AU', { signDisplay: 'always' });
const times = new Intl.DateTimeFormat('en-AU', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const hours = new Intl.DateTimeFormat('en-AU', {
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

interface Root {
  now: number;
  refused?: Refused;
  /** Undefined where no page is drawn, but a region alone. */
  drawing?: Drawing;
}

interface Option {
  value: string | number;
  label: string;
}

/** The helpers of the package's templates, for a build that compiles an app's. */
export const viewHelpers = {
  money: (amount: number) => dollars.format(amount),
  shortMoney: (amount: number) => shortDollars.format(amount),
  moneyIn,
  figure: (value: number) => figures.format(value),
  exact: (value: number) => exactNumbers.format(value),
  add: (left: number, right: number) => left + right,
  subtract: (left: number, right: number) => left - right,
  below: (left: number, right: number) => left < right,
  day: (date: string) => days.format(new Date(date)),
  signed: (value: number) => signs.format(value),
  number: (value: number) => numbers.format(value),
  time: (at: string | number) => `${times.format(new Date(at))} UTC`,
  wallTime: (at: string) => times.format(new Date(at)),
  clock: (at: number) => `${hours.format(at)} UTC`,
  iso: (at: string | number) => new Date(at).toISOString(),
  duration,
  eq: (left: unknown, right: unknown) => left === right,
  when: (condition: unknown, value: unknown) => (condition ? value : null),
  or: (value: unknown, preset: unknown) => value || preset,
  steps,
  commandId,
  choices,
  fresh,
  field,
  typeFor,
  inWords,
  valuesOf,
  wrongFields,
};

/** Intl's own would hide a rupiah's decimals. */
function moneyIn(amount: number, currency: string, decimals: Record<string, number>) {
  const format = { minimumFractionDigits: decimals[currency]!, maximumFractionDigits: 2 };
  return `${currency}\u00a0${amount.toLocaleString('en-AU', format)}`;
}

function steps(names: string, now: string) {
  const all = names.split(' ');
  const at = all.indexOf(now);
  return all.map((name, index) => ({ name, isNow: index === at, isPast: index < at }));
}

/** Whether this page follows upon the change. A form that was refused changed nothing. */
function fresh(at: number | null, { data }: HelperOptions) {
  const { now, refused, drawing } = (data as { root: Root }).root;
  const isFresh = at !== null && !refused && now - at < FRESH_MS;
  if (isFresh && drawing) drawing.until = Math.min(drawing.until, at + FRESH_MS);
  return isFresh;
}

/** Each form is drawn with an id of its own, so its page is not kept. */
function commandId({ data }: HelperOptions) {
  const { drawing } = (data as { root: Root }).root;
  if (drawing) drawing.until = -Infinity;
  return randomUUID();
}

function choices(options: Option[], chosen: unknown) {
  return options.map((option) => ({
    ...option,
    isChosen: String(option.value) === String(chosen),
  }));
}

function duration(seconds: number) {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
