import { reference } from './slice.schemas.js';

const messages = {
  type: 'object',
  description: 'By field.',
  additionalProperties: { type: 'array', items: { type: 'string' } },
};

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
