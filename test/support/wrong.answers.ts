import { sample, type PayloadSchema } from './sample.js';

export interface Place {
  command: string;
  field: string;
  schema: PayloadSchema;
}

export interface Said {
  code?: string;
  errors?: object;
}

export const pathOf = ({ command }: Place) => `/${command.replace(':', '/')}`;

/** What was not refused as it must be: with a message for that field, and for no other. */
export function wrongly({ command, field }: Place, sent: string, { code, errors }: Said) {
  if (isBottomless(sent) && code === 'malformed') return [];
  if (code === 'invalid' && Object.keys(errors ?? {}).join() === field) return [];
  return [{ command, field, sent: sent.slice(0, 40), code, errors }];
}

/** Such a payload is not looked into. */
const isBottomless = (text: string) => /^(\[|\{"x":){9}/.test(text);

/** As text, since a number too large for JavaScript has no other form. */
export function withText({ field, schema }: Place, text: string) {
  const others = Object.entries(sample(schema)).filter(([name]) => name !== field);
  const parts = others.map(([name, value]) => [name, JSON.stringify(value)]);
  return `{${[...parts, [field, text]].map(([name, value]) => `"${name}":${value}`).join()}}`;
}

export const asForm = (payload: object) =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );

/** JavaScript's JSON writes minus zero as zero. */
export const isSendable = (text: string) => text !== '-0';
