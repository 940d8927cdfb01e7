import { isUnkept } from '../commands/command.options.js';
import type { CommandRoute } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import type { AnySlice } from '../session/slice.js';
import { nameOf } from './names.js';

export const version = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const snapshotSchema = ({ name }: AnySlice) => reference(nameOf(name));

export const snapshotFields = ({ name }: AnySlice) =>
  snapshot({ const: name }, reference(`${nameOf(name)}State`));

export const componentSchemas = (slices: readonly AnySlice[]) => ({
  ...Object.fromEntries(slices.flatMap(sliceSchemas)),
  Snapshot: snapshot({ type: 'string' }, { type: 'object' }),
});

function sliceSchemas(slice: AnySlice) {
  const named = nameOf(slice.name);
  return [
    [`${named}State`, slice.schema],
    [named, snapshotFields(slice)],
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

export const changedSlices = (slices: readonly AnySlice[]) => ({
  type: 'array',
  items: { oneOf: [...slices.map(snapshotSchema), changedHtml] },
});
