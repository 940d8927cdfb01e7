import type { HelperOptions } from 'handlebars';
import type { Refused } from './refused.js';

const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });
const numbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 2 });

export const viewHelpers = {
  money: (amount: number) => dollars.format(amount),
  number: (value: number) => numbers.format(value),
  time: (iso: string) => `${iso.slice(0, 19).replace('T', ' ')} UTC`,
  json: (value: unknown) => JSON.stringify(value, null, 2),
  eq: (left: unknown, right: unknown) => left === right,
  or: (value: unknown, preset: unknown) => value || preset,
  refusal,
  field,
};

/** What to say above the form that was refused, where no field says it. */
function refusal(command: string, { data }: HelperOptions) {
  const refused = refusedOf(data, command);
  return refused && (refused.errors ? undefined : refused.message);
}

/** A field as it is to be shown: what was typed wins over what is kept. */
function field(command: string, name: string, kept: unknown, { data }: HelperOptions) {
  const refused = refusedOf(data, command);
  const typed = refused?.values[name];
  const value = typeof typed === 'string' ? typed : (kept ?? '');
  return { id: `${command.replaceAll('/', '-')}-${name}`, value, errors: refused?.errors?.[name] };
}

function refusedOf(data: { root: { refused?: Refused } }, command: string) {
  return data.root.refused?.command === command ? data.root.refused : undefined;
}
