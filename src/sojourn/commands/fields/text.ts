import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { Describe } from '../schema.js';
import { check } from './check.js';

interface TextRule {
  max: number;
  optional?: boolean;
  /** For OpenAPI and AsyncAPI, beside the length. Default: none. */
  description?: string;
}

/** Up to `max` letters of any alphabet, one of them visible, no control characters; outer white space is cut. */
export function Text({ max, optional = false, ...described }: TextRule) {
  return applyDecorators(
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown))),
    check('text', (value) => isText(value, max), `Enter 1 to ${max} characters, on one line.`),
    Describe({ ...textSchema(max), pattern: TRIMMED, ...described }, optional),
  );
}

/** The opaque id of a thing. @param cure the message where it is no id */
export function Id(cure = 'Name it by the id it has on the page.') {
  return applyDecorators(
    check('id', isId, cure),
    Describe({ ...textSchema(MAX_ID), pattern: `^(?!\\s)${SHOWN}$` }),
  );
}

/** A secret: white space is kept. @param description for OpenAPI and AsyncAPI */
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

// Control characters and lone surrogates can't be shown.
const isText = (value: unknown, max: number) =>
  typeof value === 'string' &&
  value.isWellFormed() &&
  !/\p{Cc}/u.test(value) &&
  VISIBLE.test(value) &&
  Array.from(value).length <= max;

/** A mark for another character does not show by itself, nor does the braille pattern without dots. */
const ANY_VISIBLE = String.raw`[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800]`;
const VISIBLE = new RegExp(ANY_VISIBLE, 'u');

/** For the descriptions, in which a length is that of the text as it is kept. */
const ANY = String.raw`[^\p{Cc}\p{Cs}]*`;
const SHOWN = `${ANY}${ANY_VISIBLE}${ANY}`;
const TRIMMED = String.raw`^\s*${SHOWN}\s*$`;

const textSchema = (max: number) => ({ type: 'string', minLength: 1, maxLength: max });

const isId = (value: unknown) => isText(value, MAX_ID) && !/^\s/u.test(String(value));
