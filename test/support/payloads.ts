import * as fc from 'fast-check';
import type { Schema } from './described.js';

interface Field {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
  items?: Field;
  properties?: Record<string, Field>;
  required?: string[];
  propertyNames?: Field;
  additionalProperties?: Field | boolean;
}

/** Whatever a schema allows. */
export function valid(schema: Schema | Field): fc.Arbitrary<unknown> {
  const field = schema as Field;
  if (field.enum) return fc.constantFrom(...field.enum);
  if (field.type === 'string') return text(field);
  if (field.type === 'boolean') return fc.boolean();
  if (field.type === 'integer' || field.type === 'number') return number(field);
  if (field.type === 'array') return fc.array(valid(field.items!), { maxLength: 5 });
  return object(field);
}

/** A payload in which one field is not what the schema allows, missing, or one too many. */
export function invalid(schema: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as Field;
  const wrong = Object.entries(properties).map(([name, field]) =>
    bad(field).map((value) => ({ [name]: value })),
  );
  const foreign = fc.constant({ foreign: 1 });
  const missing = required.map((name) => fc.constant({ [name]: undefined }));
  return fc
    .tuple(valid(schema), fc.oneof(foreign, ...wrong, ...missing))
    .map(([good, change]) => ({ ...(good as object), ...change }));
}

const text = ({ maxLength = 64, pattern }: Field) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: 'binary', maxLength }),
      fc
        .date({ noInvalidDate: true, min: new Date(0), max: YEAR_9999 })
        .map((day) => day.toISOString()),
      fc
        .date({ noInvalidDate: true, min: new Date(0), max: YEAR_9999 })
        .map((day) => day.toISOString().slice(0, 16)),
      fc.stringMatching(/^[A-Za-z0-9]{1,10}$/),
    )
    .map((chosen) => Array.from(chosen).slice(0, maxLength).join(''))
    .filter((chosen) => new RegExp(pattern ?? '', 'u').test(chosen));

const YEAR_9999 = new Date('9999-12-31T23:59:59Z');

function number({ minimum, exclusiveMinimum = 0, maximum = 1e6, multipleOf = 1 }: Field) {
  const decimals = Math.round(-Math.log10(multipleOf));
  const steps = (value: number) => Math.round(value / multipleOf);
  const least = minimum === undefined ? steps(exclusiveMinimum) + 1 : steps(minimum);
  return fc
    .maxSafeInteger()
    .map(
      (any) =>
        least + (Math.abs(any) % (Math.min(steps(maximum), Number.MAX_SAFE_INTEGER) - least + 1)),
    )
    .map((step) => Number(`${step}e-${decimals}`) + 0);
}

function object({ properties, required = [], propertyNames, additionalProperties }: Field) {
  if (properties) {
    const fields = Object.entries(properties).map(([name, field]) => [name, valid(field)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
  }
  const keys = propertyNames ? valid(propertyNames) : fc.stringMatching(/^[a-z]{1,8}$/);
  const values =
    typeof additionalProperties === 'object' ? valid(additionalProperties) : fc.integer();
  return fc.dictionary(keys as fc.Arbitrary<string>, values, { maxKeys: 4 });
}

const UNSEEN = [' ', '\0', '\u200b', 'a\0b', '\ud800'];

/** What is no value of a field: of another type, or past a bound. */
function bad({
  type,
  enum: choices,
  maximum,
  minimum,
  exclusiveMinimum,
  multipleOf,
  maxLength,
  maxItems,
  pattern = '',
}: Field) {
  const others: unknown[] = [null, [], { x: 1 }, true, 1, 'x', ''];
  const past = [
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && maximum + 1,
    minimum !== undefined && minimum - 1,
    exclusiveMinimum,
    multipleOf !== undefined && (minimum ?? exclusiveMinimum ?? 0) + multipleOf / 2,
    maxLength !== undefined && 'x'.repeat(maxLength + 1),
    maxItems !== undefined && Array.from({ length: maxItems + 1 }, () => ({})),
    ...(type === 'string' ? UNSEEN.filter((value) => !new RegExp(pattern, 'u').test(value)) : []),
  ].filter((value) => value !== false && value !== undefined);
  return fc.constantFrom(...others.filter((value) => !isOf(value, type, choices)), ...past);
}

function isOf(value: unknown, type: string | undefined, choices: unknown[] | undefined) {
  if (choices) return choices.includes(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  return typeof value === type;
}
