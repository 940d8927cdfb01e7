import { Describe } from '../../commands/schema.js';

/** Everything that is kept of a session, to be taken along. */
export class Download {
  @Describe({ type: 'string', format: 'date-time' })
  startedAt!: string;

  @Describe({ type: 'array', items: { type: 'object' } })
  slices!: object[];

  @Describe({ type: 'array', items: { type: 'object' } })
  changes!: object[];
}

/** What a command was answered that came with the id of before. */
export interface OldIdTried {
  status: number;
  code: string | null;
  message: string | null;
  setsCookie: boolean;
}

/** That a session has a new id, and what becomes of the one before. */
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
