import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Describe } from '../schema.js';
import { check } from './check.js';

/** Yes or no; in a form, the text "true" or "false". */
export function Flag() {
  return applyDecorators(
    Transform(({ value }) => FLAGS.get(value) ?? (value as unknown), { groups: ['form'] }),
    check('flag', (value) => typeof value === 'boolean', 'Say yes or no (true or false).'),
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

const FLAGS = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
]);
