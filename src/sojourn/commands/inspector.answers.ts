import { Describe } from './schema.js';
import { Lifetime } from './session.answers.js';

export class Download extends Lifetime {
  @Describe({ type: 'string', format: 'date-time' })
  startedAt!: string;

  @Describe({ type: 'integer', description: 'open tabs, on all processes' })
  tabs!: number;

  @Describe({ type: 'array', items: { type: 'object' } })
  slices!: object[];

  @Describe({ type: 'array', items: { type: 'object' } })
  changes!: object[];
}

export interface OldIdTried {
  status: number;
  code: string | null;
  message: string | null;
  setsCookie: boolean;
}

export class RenewalProof {
  @Describe({
    type: 'object',
    description: 'How a command with the id of before was answered.',
    required: ['status', 'code', 'message', 'setsCookie'],
    properties: {
      status: { type: 'integer' },
      code: { type: ['string', 'null'] },
      message: { type: ['string', 'null'] },
      setsCookie: { type: 'boolean' },
    },
  })
  oldId!: OldIdTried;
}
