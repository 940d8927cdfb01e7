import { SetMetadata } from '@nestjs/common';

type Schema = Record<string, unknown>;

const SCHEMAS = 'sojourn:schemas';

/** Describes a field where its check is, so that the descriptions can't say anything else. */
export const Describe =
  (schema: Schema, optional = false): PropertyDecorator =>
  (target, property) => {
    const known = schemasOf(target);
    const field = { schema, optional };
    Reflect.defineMetadata(SCHEMAS, { ...known, [String(property)]: field }, target);
  };

const ANSWER = 'sojourn:answer';

/** Says what class describes the JSON that a method answers, where that is neither a slice nor a command's answer. */
export const Answers = (described: new () => object) => SetMetadata(ANSWER, described);

export const describedAnswer = (method: object) =>
  Reflect.getMetadata(ANSWER, method) as (new () => object) | undefined;

/** The JSON Schema of a payload; a field with an initial value has that as its default. */
export function payloadSchema(payload: (new () => object) | undefined) {
  const initial: Record<string, unknown> = payload ? { ...new payload() } : {};
  const fields = Object.entries(payload ? schemasOf(payload.prototype as object) : {});
  const properties = fields.map(([name, { schema }]) => [name, withDefault(schema, initial[name])]);
  const required = fields.filter(
    ([name, { optional }]) => !optional && initial[name] === undefined,
  );
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
    required: required.map(([name]) => name),
  };
}

const schemasOf = (target: object) =>
  (Reflect.getMetadata(SCHEMAS, target) ?? {}) as Record<
    string,
    { schema: Schema; optional: boolean }
  >;

const withDefault = (schema: Schema, preset: unknown) =>
  preset === undefined ? schema : { ...schema, default: preset };
