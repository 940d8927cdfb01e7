import { Describe } from './schema.js';

export class Lifetime {
  @Describe({ type: 'string', format: 'date-time' })
  idleExpiresAt!: string;

  @Describe({ type: 'string', format: 'date-time' })
  expiresAt!: string;
}

export class Ended {
  @Describe({ const: true })
  ended!: true;
}

export class Renewed {
  @Describe({ const: true })
  renewed!: true;
}

export class Forgotten {
  @Describe({ const: true })
  forgotten!: true;
}

const version = { type: 'integer', minimum: 1 };

/** A JSON Patch (RFC 6902) with the values before it beside. */
const diff = {
  type: 'array',
  items: {
    type: 'object',
    required: ['op', 'path'],
    properties: {
      op: { enum: ['add', 'remove', 'replace'] },
      path: { type: 'string', format: 'json-pointer' },
      value: {},
      was: {},
    },
  },
};

const change = {
  slice: { type: 'string' },
  version,
  at: { type: 'string', format: 'date-time' },
  command: { type: ['string', 'null'], description: 'null for what time does' },
  door: { enum: ['form', 'json', 'socket', 'timer'] },
  undoable: { type: 'boolean' },
  diff,
};

export class Changes {
  @Describe({
    type: 'array',
    items: { type: 'object', required: Object.keys(change), properties: change },
  })
  changes!: object[];
}
