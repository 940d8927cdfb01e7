export interface Shape {
  type: string | readonly string[];
  [keyword: string]: unknown;
}

/** JSON Schema for the `schema` of a slice. @example shape.record({ n: shape.count }) */
export const shape = {
  text: { type: 'string' },
  number: { type: 'number' },
  count: { type: 'integer', minimum: 0 },
  flag: { type: 'boolean' },
  instant: { type: 'string', format: 'date-time' },
  oneOf: (values: readonly (string | number)[]) => ({ type: typeof values[0], enum: values }),
  list: (items: Shape) => ({ type: 'array', items }),
  record: (properties: Record<string, Shape>) => ({
    type: 'object',
    additionalProperties: false,
    properties,
    required: Object.keys(properties),
  }),
  nullable: ({ type, enum: values, ...more }: Shape) => ({
    ...more,
    type: [type, 'null'].flat(),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  }),
  /** Each of these fields, null until it is known. */
  unknown: (properties: Record<string, Shape>): Record<string, Shape> =>
    Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, shape.nullable(of)])),
};
