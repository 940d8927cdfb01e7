import { applyDecorators } from '@nestjs/common';
import { Big } from 'big.js';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';
import { DEPTH_LIMIT, isShallow } from './door.js';
import { Describe } from './schema.js';

interface AmountRule {
  above?: number;
  min?: number;
  max: number;
  decimals?: number;
  optional?: boolean;
}

type ItemFields = Record<string, 'integer' | 'boolean'>;

interface ListRule {
  max: number;
  of: ItemFields;
}

/** A number within bounds and with no more than so many decimals; in a form, text that reads as one. */
export function Amount(rule: AmountRule) {
  const decorators = [
    Transform(({ value }) => fromText(value as unknown, rule), { groups: ['form'] }),
    check('amount', (value) => isAmount(value, rule), describe(rule)),
    Describe(amountSchema(rule), rule.optional),
  ];
  if (rule.optional) decorators.push(ValidateIf((_, value) => value !== undefined));
  return applyDecorators(...decorators);
}

/** Text of so many characters once the white space around it is cut, with nothing in it that can't be shown. */
export function Text({ max }: { max: number }) {
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown))),
    check('text', (value) => isText(value, max), `Enter 1 to ${max} characters, on one line.`),
    Describe({ type: 'string', minLength: 1, maxLength: max }),
  );
}

/** Yes or no; in a form, the text "true" or "false". */
export function Flag() {
  return applyDecorators(
    Transform(({ value }) => FLAGS.get(value) ?? (value as unknown), { groups: ['form'] }),
    check('flag', (value) => typeof value === 'boolean', 'Say true or false.'),
    Describe({ type: 'boolean' }),
  );
}

/** One of a list; in a form, its text. */
export function Choice(choices: readonly (string | number)[]) {
  return applyDecorators(
    Transform(({ value }) => choices.find((each) => String(each) === value) ?? (value as unknown), {
      groups: ['form'],
    }),
    check(
      'choice',
      (value) => choices.includes(value as string | number),
      `Choose one of these: ${choices.join(', ')}.`,
    ),
    Describe({ type: typeof choices[0], enum: choices }),
  );
}

/** The opaque name of a thing on the page. */
export function Id() {
  return applyDecorators(
    check('id', isId, 'Name it by the id it has on the page.'),
    Describe({ type: 'string', minLength: 1, maxLength: 64 }),
  );
}

/** A moment in UTC, as ISO 8601 has it; a form's date-and-time field says no zone and means UTC, too. */
export function Instant() {
  return applyDecorators(
    Transform(({ value }) => (isInstant(value) ? toUtc(value) : (value as unknown))),
    check('instant', isInstant, 'Enter a date and a time in UTC, such as 2026-11-23T14:05Z.'),
    Describe({ type: 'string', format: 'date-time', example: '2026-11-23T14:05:00Z' }),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?$/;

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && isOnTheCalendar(toUtc(value));

// Date.parse takes the 31st of February for one of March.
function isOnTheCalendar(utc: string) {
  const time = Date.parse(utc);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(utc.slice(0, 13));
}

const toUtc = (text: string) => (text.endsWith('Z') ? text : `${text}Z`);

/** A JSON object of the sender's own making; in a form, its text. */
export function JsonObject() {
  return applyDecorators(
    // Taken as it came: class-transformer's copy would lack keys such as "constructor".
    Transform(({ obj, key, options }) => {
      const value = (obj as Record<string, unknown>)[key];
      return options.groups?.includes('form') ? fromJson(value) : value;
    }),
    check('object', isObject, 'Enter a JSON object, such as {"user": "Ada"}.'),
    Describe({ type: 'object' }),
  );
}

/** A secret, kept to the character: not even white space is cut. */
export function Secret(description: string) {
  const max = 256;
  return applyDecorators(
    Transform(({ value }) => (value === '' ? undefined : (value as unknown)), { groups: ['form'] }),
    check('secret', (value) => isSecret(value, max), `Enter 1 to ${max} characters, on one line.`),
    ValidateIf((_, value) => value !== undefined),
    Describe({ type: 'string', minLength: 1, maxLength: max, description }, true),
  );
}

/** A list of objects with just these fields; in a form, written as JSON. */
export function List({ max, of }: ListRule) {
  const fields = Object.keys(of).join(' and ');
  return applyDecorators(
    Transform(({ value }) => fromJson(value as unknown), { groups: ['form'] }),
    check('list', (value) => isList(value, max, of), `List up to ${max}, each with ${fields}.`),
    Describe({ type: 'array', maxItems: max, items: itemSchema(of) }),
  );
}

const FLAGS = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
]);

const check = (name: string, isGood: (value: unknown) => boolean, message: string) =>
  ValidateBy({ name, validator: { validate: isGood, defaultMessage: () => message } });

const NUMERAL = /^-?\d{1,20}(\.\d{1,20})?$/;

function fromText(value: unknown, { optional }: AmountRule) {
  if (typeof value !== 'string') return value;
  if (optional && value.trim() === '') return undefined;
  return NUMERAL.test(value.trim()) ? Number(value) : value;
}

function isAmount(value: unknown, { above, min, max, decimals = 0 }: AmountRule) {
  if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) return false;
  if ((above !== undefined && value <= above) || (min !== undefined && value < min)) return false;
  return value <= max && new Big(value).round(decimals).eq(value);
}

function amountSchema({ above, min, max, decimals = 0 }: AmountRule) {
  const from = above === undefined ? { minimum: min } : { exclusiveMinimum: above };
  const step = Number(`1e-${decimals}`);
  return { type: decimals === 0 ? 'integer' : 'number', ...from, maximum: max, multipleOf: step };
}

function fromJson(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

const isList = (value: unknown, max: number, of: ItemFields) =>
  Array.isArray(value) && value.length <= max && value.every((item) => isItem(item, of));

function isItem(item: unknown, of: ItemFields) {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const fields = Object.entries(item).map(([name, value]) => isOfType(value, of[name]));
  return fields.length === Object.keys(of).length && fields.every(Boolean);
}

function isOfType(value: unknown, type: ItemFields[string] | undefined) {
  if (type === 'boolean') return typeof value === 'boolean';
  return (
    type === 'integer' && Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0)
  );
}

const itemSchema = (of: ItemFields) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(of).map(([name, type]) => [
      name,
      type === 'integer' ? { type, minimum: 0 } : { type },
    ]),
  ),
  required: Object.keys(of),
});

function describe({ above, min, max, decimals = 0 }: AmountRule) {
  const kind = decimals === 0 ? 'a whole number' : 'a number';
  const from = above === undefined ? `from ${format(min ?? 0)}` : `above ${format(above)}`;
  const precision = decimals === 0 ? '' : `, with at most ${decimals} decimals`;
  return `Enter ${kind} ${from} up to ${format(max)}${precision}.`;
}

// Control characters and lone surrogates have no honest way to be shown.
const isText = (value: unknown, max: number) =>
  typeof value === 'string' &&
  value.isWellFormed() &&
  !/\p{Cc}/u.test(value) &&
  value.length > 0 &&
  Array.from(value).length <= max;

const isId = (value: unknown) => isText(value, 64) && !/^\s/u.test(String(value));

const isSecret = (value: unknown, max: number) => isText(value, max) && String(value).trim() !== '';

// Together with the payload it is in, no deeper than any payload may be.
const isObject = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  isShallow([value], DEPTH_LIMIT);

const format = (value: number) => value.toLocaleString('en-AU');
