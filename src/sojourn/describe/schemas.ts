import { isUnkept } from '../commands/command.options.js';
import type { CommandRoute } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import type { AnySlice } from '../session/slice.js';

const version = { type: 'integer', minimum: 0 };
export const commandId = { type: 'string', minLength: 1, maxLength: 64 };
const messages = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'string' } },
};

/** A slice as both doors answer it; the state of a feature is shown by its empty value. */
export function snapshotSchema(slice: AnySlice | undefined) {
  const state = slice && { example: slice.view(structuredClone(slice.initial), 0) as unknown };
  return {
    type: 'object',
    required: ['slice', 'version', 'state'],
    properties: { slice: { type: 'string' }, version, state: { type: 'object', ...state } },
  };
}

/** What a command answers on both doors. */
export const answerSchema = ({ answers }: Pick<CommandRoute, 'answers'>) =>
  isUnkept(answers) ? payloadSchema(answers) : snapshotSchema(answers);

/** RFC 9457, with the code that is the same on both doors. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: messages,
    current: { type: 'object' },
  },
};

/** What a socket's event is acknowledged with. */
export const acknowledgementSchema = (success: object) => ({
  oneOf: [
    { allOf: [{ type: 'object', required: ['ok'], properties: { ok: { const: true } } }, success] },
    {
      type: 'object',
      required: ['ok', 'error'],
      properties: {
        ok: { const: false },
        error: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string' },
            message: { type: 'string' },
            errors: messages,
            current: { type: 'object' },
          },
        },
      },
    },
  ],
});

/** One slice as a tab is told it, by what it asked for. */
const changedSlice = {
  type: 'object',
  required: ['slice', 'version'],
  properties: {
    slice: { type: 'string' },
    version,
    state: { type: 'object', description: 'to json watchers' },
    html: {
      type: 'string',
      description:
        'to html watchers; a row with `data-same` is empty and as it was at the version that it names',
    },
  },
};

export const epoch = {
  type: 'string',
  description: 'versions can be compared within one epoch only',
};

/** All slices of one change that a tab watches, or all that it missed. */
export const changedSlices = { type: 'array', items: changedSlice };

export function object(properties: object, required: string[]) {
  return { type: 'object', properties, required };
}
