import { randomUUID } from 'node:crypto';
import { field, refusal } from './field.helpers.js';

const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });
const numbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 2 });

export const viewHelpers = {
  money: (amount: number) => dollars.format(amount),
  number: (value: number) => numbers.format(value),
  time: (iso: string) => `${iso.slice(0, 19).replace('T', ' ')} UTC`,
  json: (value: unknown) => JSON.stringify(value, null, 2),
  eq: (left: unknown, right: unknown) => left === right,
  or: (value: unknown, preset: unknown) => value || preset,
  steps,
  commandId: () => randomUUID(),
  refusal,
  field,
};

/** Steps that follow one another, and how far along they are. */
function steps(names: string, now: string) {
  const all = names.split(' ');
  const at = all.indexOf(now);
  return all.map((name, index) => ({ name, isNow: index === at, isPast: index < at }));
}
