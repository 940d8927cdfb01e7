import { SetMetadata } from '@nestjs/common';
import { BODY_PARAMETER, ROUTE_ARGS_METADATA } from './nest.metadata.js';

type Schema = Record<string, unknown>;

const SCHEMAS = 'sojourn:schemas';

/** Describes a field of a DTO for OpenAPI and AsyncAPI, as JSON Schema. */
export const Describe =
  (schema: Schema, optional = false): PropertyDecorator =>
  (target, property) => {
    const known = schemasOf(target);
    const field = { schema, optional };
    Reflect.defineMetadata(SCHEMAS, { ...known, [String(property)]: field }, target);
  };

const RULES = 'sojourn:rules';

/** Rules between the fields of a payload, which JSON Schema can't say; described as `x-rules`. */
export const Rules =
  (...rules: string[]): ClassDecorator =>
  (target) =>
    Reflect.defineMetadata(RULES, rules, target);

const ANSWER = 'sojourn:answer';

export const Answers = (described: new () => object) => SetMetadata(ANSWER, described);

export const describedAnswer = (method: object) =>
  Reflect.getMetadata(ANSWER, method) as (new () => object) | undefined;

const QUERY = 'sojourn:query';

/** Describes a text in the query that a method takes. */
export const AsksFor = (name: string, description: string) =>
  SetMetadata(QUERY, [{ name, in: 'query', description, schema: { type: 'string' } }]);

export const queriesOf = (method: object) =>
  (Reflect.getMetadata(QUERY, method) ?? []) as readonly object[];

/** A field's initial value is its default. */
export function payloadSchema(payload: (new () => object) | undefined) {
  const initial: Record<string, unknown> = payload ? { ...new payload() } : {};
  const fields = Object.entries(payload ? schemasOf(payload.prototype as object) : {});
  const properties = fields.map(([name, { schema }]) => [name, withDefault(schema, initial[name])]);
  const required = fields.filter(
    ([name, { optional }]) => !optional && initial[name] === undefined,
  );
  const rules = payload && (Reflect.getMetadata(RULES, payload) as string[] | undefined);
  return {
    type: 'object',
    ...(rules && { description: rules.join(' '), 'x-rules': rules }),
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

export function payloadClassOf(prototype: object, method: string) {
  const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as unknown[];
  const type = types[bodyIndexOf(prototype.constructor, method)];
  // One that is of an interface is an object at run time.
  return type === Object ? undefined : (type as (new () => object) | undefined);
}

function bodyIndexOf(controller: object, method: string) {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) as object;
  const body = Object.keys(parameters ?? {}).find((key) => key.startsWith(`${BODY_PARAMETER}:`));
  return Number(body?.split(':')[1] ?? -1);
}
