import { applyDecorators } from '@nestjs/common';
import { Big } from 'big.js';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';
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

/** The opaque name of a thing on the page. */
export function Id() {
  return applyDecorators(
    check('id', isId, 'Name it by the id it has on the page.'),
    Describe({ type: 'string', minLength: 1, maxLength: 64 }),
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

const format = (value: number) => value.toLocaleString('en-AU');
