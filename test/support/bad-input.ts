import type { Field, PayloadSchema } from './sample.js';

/** What is hardly ever meant as a number, a text, a flag or an object, as the JSON it is sent as. */
const JSON_TEXTS = [
  'null',
  'true',
  '[]',
  '["x"]',
  '{}',
  '{"x":1}',
  '{"constructor":1}',
  '{"__proto__":{"constructor":1}}',
  '""',
  '"   "',
  '"NaN"',
  '"Infinity"',
  '1e309',
  '-1e309',
  '-0',
  '9007199254740993',
  `"${'x'.repeat(10_240)}"`,
  String.raw`"\ud800"`,
  String.raw`"\u0000"`,
  `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  `${'{"x":'.repeat(2_000)}0${'}'.repeat(2_000)}`,
];

const FORM_TEXTS = [
  '',
  '   ',
  'NaN',
  '-Infinity',
  '1e309',
  '-0',
  '9007199254740993',
  '12abc',
  'null',
  '[]',
  '{',
  '\u0000',
  'x'.repeat(10_240),
  '['.repeat(2_000),
];

/** The values a field must refuse, each as JSON text. */
export const badValues = (field: Field) =>
  JSON_TEXTS.filter((text) => !isGood(JSON.parse(text), text, field));

/** The texts a field of a form must refuse. An optional one that is left empty is none. */
export function badTexts({ properties, required }: PayloadSchema, name: string) {
  const field = properties[name]!;
  const mayBeEmpty = !required.includes(name) && field.default === undefined;
  const isNone = (text: string) => mayBeEmpty && leftOut(text, field) === '';
  return FORM_TEXTS.filter((text) => !isNone(text) && !isGood(text, text, field));
}

/** White space is no number, but may be a text. */
const leftOut = (text: string, { type }: Field) => (type === 'string' ? text : text.trim());

function isGood(value: unknown, text: string, field: Field) {
  if (field.type === 'string') return typeof value === 'string' && isText(value, field);
  if (field.type === 'object') return value !== text && text.startsWith('{') && text.length < 100;
  if (field.type === 'array') return text === '[]';
  return typeof value === field.type;
}

const isText = (value: string, { enum: choices, pattern, maxLength = 0 }: Field) =>
  !choices && matches(value, pattern) && isShown(value) && value.length <= maxLength;

const matches = (value: string, pattern?: string) =>
  value.trim() !== '' && (pattern === undefined || new RegExp(pattern, 'u').test(value));

const isShown = (value: string) => value.isWellFormed() && !/\p{Cc}/u.test(value);
