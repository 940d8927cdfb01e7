import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { Describe } from '../schema.js';
import { check } from './check.js';

interface TextRule {
  max: number;
  optional?: boolean;
  /** What the descriptions say of it beside its length. */
  description?: string;
}

/**
 * Text of so many letters of any alphabet, one of them visible, once the white space around it is cut, and with
 * nothing in it that can't be shown.
 */
export function Text({ max, optional = false, ...described }: TextRule) {
  return applyDecorators(
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown))),
    check('text', (value) => isText(value, max), `Enter 1 to ${max} characters, on one line.`),
    Describe({ ...textSchema(max), pattern: TRIMMED, ...described }, optional),
  );
}

/** The opaque name of a thing. @param cure what to send, where that is no id of a thing on the page */
export function Id(cure = 'Name it by the id it has on the page.') {
  return applyDecorators(
    check('id', isId, cure),
    Describe({ ...textSchema(MAX_ID), pattern: `^(?!\\s)${SHOWN}$` }),
  );
}

/** A secret, kept to the character: not even white space is cut. */
export function Secret(description: string) {
  const max = 256;
  return applyDecorators(
    Transform(({ value }) => (value === '' ? undefined : (value as unknown)), { groups: ['form'] }),
    check('secret', (value) => isText(value, max), `Enter 1 to ${max} characters, on one line.`),
    ValidateIf((_, value) => value !== undefined),
    Describe({ ...textSchema(max), pattern: `^${SHOWN}$`, description }, true),
  );
}

const MAX_ID = 64;

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
const ANY_VISIBLE = String.raw`[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800]`;
const VISIBLE = new RegExp(ANY_VISIBLE, 'u');

/** The same for the descriptions, in which a length is that of the text as it is kept. */
const ANY = String.raw`[^\p{Cc}\p{Cs}]*`;
const SHOWN = `${ANY}${ANY_VISIBLE}${ANY}`;
const TRIMMED = String.raw`^\s*${SHOWN}\s*$`;

const textSchema = (max: number) => ({ type: 'string', minLength: 1, maxLength: max });

const isId = (value: unknown) => isText(value, MAX_ID) && !/^\s/u.test(String(value));
