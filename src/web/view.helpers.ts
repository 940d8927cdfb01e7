import type { HelperOptions } from 'handlebars';
import { randomUUID } from 'node:crypto';
import { field } from './field.helpers.js';
import { hasPartial } from './partials.js';
import type { Refused } from './refused.js';

const FRESH_MS = 10_000;

const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });
const numbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 2 });
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

interface Option {
  value: string | number;
  label: string;
}

export const viewHelpers = {
  money: (amount: number) => dollars.format(amount),
  number: (value: number) => numbers.format(value),
  time: (at: string | number) => `${times.format(new Date(at))} UTC`,
  clock: (at: number) => `${hours.format(at)} UTC`,
  iso: (at: string | number) => new Date(at).toISOString(),
  json: (value: unknown) => JSON.stringify(value, null, 2),
  eq: (left: unknown, right: unknown) => left === right,
  or: (value: unknown, preset: unknown) => value || preset,
  steps,
  commandId: () => randomUUID(),
  shapes,
  choices,
  fresh,
  field,
};

/** Steps that follow one another, and how far along they are. */
function steps(names: string, now: string) {
  const all = names.split(' ');
  const at = all.indexOf(now);
  return all.map((name, index) => ({ name, isNow: index === at, isPast: index < at }));
}

/** Whether this page follows upon the change. A form that was refused changed nothing. */
function fresh(at: number | null, { data }: HelperOptions) {
  const { now, refused } = (data as { root: { now: number; refused?: Refused } }).root;
  return at !== null && !refused && now - at < FRESH_MS;
}

/** The partial with the shapes of a feature's icon. */
function shapes(word: string) {
  return hasPartial(`icons/${word}`) ? `icons/${word}` : 'icons/any';
}

function choices(options: Option[], chosen: unknown) {
  return options.map((option) => ({
    ...option,
    isChosen: String(option.value) === String(chosen),
  }));
}
