import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { DEPTH_LIMIT, isShallow } from '../door.js';
import { Describe } from '../schema.js';
import { check } from './check.js';
import { ROUNDED, roundsInteger } from './json.numbers.js';

type ItemFields = Record<string, 'integer' | 'boolean'>;

interface ListRule {
  max: number;
  of: ItemFields;
}

/** A JSON object with any fields; in a form, its text. */
export function JsonObject() {
  return applyDecorators(
    // class-transformer's copy would lack keys such as "constructor".
    Transform(({ obj, key, options }) => {
      const value = (obj as Record<string, unknown>)[key];
      return options.groups?.includes('form') && !isRounded(value) ? fromJson(value) : value;
    }),
    check('object', isObject, (value) =>
      isRounded(value) ? ROUNDED : 'Enter a JSON object, such as {"user": "Ada"}.',
    ),
    Describe({ type: 'object' }),
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

/** @returns why a JSON text can't be a field: `rounded` (an integer that JavaScript rounds), `deep`; else undefined */
export function jsonFault(json: string, value: unknown) {
  if (roundsInteger(json)) return 'rounded';
  return isShallow([value], DEPTH_LIMIT) ? undefined : 'deep';
}

const isRounded = (value: unknown) => typeof value === 'string' && roundsInteger(value);

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
      type === 'integer' ? { type, minimum: 0, maximum: Number.MAX_SAFE_INTEGER } : { type },
    ]),
  ),
  required: Object.keys(of),
});

const isObject = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  isShallow([value], DEPTH_LIMIT);
