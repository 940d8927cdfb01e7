import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { Describe } from '../schema.js';
import { check } from './check.js';

/**
 * Text of so many letters of any alphabet, one of them visible, once the white space around it is cut, and with
 * nothing in it that can't be shown.
 */
export function Text({ max, optional = false }: { max: number; optional?: boolean }) {
  return applyDecorators(
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown))),
    check('text', (value) => isText(value, max), `Enter 1 to ${max} characters, on one line.`),
    Describe({ type: 'string', minLength: 1, maxLength: max }, optional),
  );
}

/** The opaque name of a thing on the page. */
export function Id() {
  return applyDecorators(
    check('id', isId, 'Name it by the id it has on the page.'),
    Describe({ type: 'string', minLength: 1, maxLength: 64 }),
  );
}

/** A secret, kept to the character: not even white space is cut. */
export function Secret(description: string) {
  const max = 256;
  return applyDecorators(
    Transform(({ value }) => (value === '' ? undefined : (value as unknown)), { groups: ['form'] }),
    check('secret', (value) => isText(value, max), `Enter 1 to ${max} characters, on one line.`),
    ValidateIf((_, value) => value !== undefined),
    Describe({ type: 'string', minLength: 1, maxLength: max, description }, true),
  );
}

// Control characters and lone surrogates have no honest way to be shown.
const isText = (value: unknown, max: number) =>
  typeof value === 'string' &&
  value.isWellFormed() &&
  !/\p{Cc}/u.test(value) &&
  VISIBLE.test(value) &&
  Array.from(value).length <= max;

/**
 * A character that shows by itself. Neither a mark for another one does nor, for all its category, the braille
 * pattern without dots.
 */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800]/u;

const isId = (value: unknown) => isText(value, 64) && !/^\s/u.test(String(value));
