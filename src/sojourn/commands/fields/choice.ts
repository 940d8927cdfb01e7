import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Describe } from '../schema.js';
import { check } from './check.js';

/** A boolean; in a form, the text "true" or "false". @param ask the message where it is neither */
export function Flag(ask = 'Say yes or no (true or false).') {
  return applyDecorators(
    Transform(({ value }) => FLAGS.get(value) ?? (value as unknown), { groups: ['form'] }),
    check('flag', (value) => typeof value === 'boolean', ask),
    Describe({ type: 'boolean' }),
  );
}

/** One of a list; in a form, its text. @param ask the message where it is none. Default: it names the list */
export function Choice(
  choices: readonly (string | number)[],
  ask = `Choose one of these: ${choices.join(', ')}.`,
) {
  return applyDecorators(
    Transform(({ value }) => choices.find((each) => String(each) === value) ?? (value as unknown), {
      groups: ['form'],
    }),
    check('choice', (value) => choices.includes(value as string | number), ask),
    Describe({ type: typeof choices[0], enum: choices }),
  );
}

const FLAGS = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
]);
