/** What a description says of one field. */
export interface Field {
  type: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  enum?: unknown[];
  pattern?: string;
  default?: unknown;
  example?: unknown;
}

export interface PayloadSchema {
  properties: Record<string, Field>;
  required: string[];
}

/** A payload that the schema allows. */
export const sample = ({ properties }: PayloadSchema) =>
  Object.fromEntries(Object.entries(properties).map(([name, rule]) => [name, inside(rule)]));

const inside = ({ type, maximum, enum: choices, example }: Field) =>
  example ??
  choices?.[0] ??
  { string: 'x', boolean: true, number: maximum, integer: maximum, object: {}, array: [] }[type];
