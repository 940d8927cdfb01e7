import { isUnkept } from '../commands/command.options.js';
import { KEY } from '../commands/door.js';
import type { CommandRoute } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import type { AnySlice } from '../session/slice.js';
import { nameOf } from './names.js';

export const version = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
export const commandId = {
  type: 'string',
  minLength: 1,
  maxLength: 64,
  pattern: KEY.source,
  description: 'A key of your own: the same command with the same key is applied once.',
};
export const returnTo = {
  type: 'string',
  description:
    'Where a browser is sent next, on this site, such as `/cart#mains`. Default: the page of the form.',
};
const messages = {
  type: 'object',
  description: 'By field.',
  additionalProperties: { type: 'array', items: { type: 'string' } },
};

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const snapshotSchema = ({ name }: AnySlice) => reference(nameOf(name));

export const componentSchemas = (slices: readonly AnySlice[]) => ({
  ...Object.fromEntries(slices.flatMap(sliceSchemas)),
  Snapshot: snapshot({ type: 'string' }, { type: 'object' }),
});

function sliceSchemas({ name, schema }: AnySlice) {
  const named = nameOf(name);
  return [
    [`${named}State`, schema],
    [named, snapshot({ const: name }, reference(`${named}State`))],
  ] as const;
}

const snapshot = (slice: object, state: object) => ({
  type: 'object',
  additionalProperties: false,
  required: ['slice', 'version', 'state'],
  properties: { slice: { type: 'string', ...slice }, version, state },
});

export const answerSchema = ({ answers }: Pick<CommandRoute, 'answers'>) =>
  isUnkept(answers) ? payloadSchema(answers) : answers ? snapshotSchema(answers) : {};

const refusal = {
  code: { type: 'string', description: 'Tells the refusals apart, the same on both doors.' },
  errors: messages,
  current: { ...reference('Snapshot'), description: 'The slice as it is, where yours was stale.' },
};

export const problem = reference('Problem');

export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    ...refusal,
  },
};

export const acknowledgementSchema = (success: object) => ({
  oneOf: [
    accepted(success),
    {
      type: 'object',
      required: ['ok', 'error'],
      properties: {
        ok: { const: false },
        error: {
          type: 'object',
          required: ['code', 'message'],
          properties: { message: { type: 'string' }, ...refusal },
        },
      },
    },
  ],
});

/** In one object, not by `allOf`: each part would refuse the fields of the other. */
const accepted = ({ properties = {}, required = [], ...more }: Partial<Fields>) => ({
  ...more,
  type: 'object',
  properties: { ok: { const: true }, ...properties },
  required: ['ok', ...required],
});

interface Fields {
  properties: object;
  required: readonly string[];
}

export const snapshotFields = ({ name }: AnySlice) =>
  snapshot({ const: name }, reference(`${nameOf(name)}State`));

const changedHtml = {
  type: 'object',
  additionalProperties: false,
  required: ['slice', 'version', 'html'],
  properties: {
    slice: { type: 'string' },
    version,
    html: {
      type: 'string',
      description: 'A row with `data-same` is empty and as it was at the version that it names.',
    },
  },
};

export const epoch = {
  type: 'string',
  description: 'Versions can be compared within one epoch only.',
};

export const changedSlices = (slices: readonly AnySlice[]) => ({
  type: 'array',
  items: { oneOf: [...slices.map(snapshotSchema), changedHtml] },
});

export function object(properties: object, required: string[]) {
  return { type: 'object', properties, required };
}
