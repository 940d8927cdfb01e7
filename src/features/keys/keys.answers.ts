import { Describe } from 'sojourn';
import type { Tagged } from './tagged.js';

const TAGGED =
  'Tagged JSON, as in the cookie itself: an object whose only key is " t" (tuple), " b" (bytes), " m" (markup), ' +
  '" u" (UUID), " d" (date) or " di" (an object with such a key) stands for that type.';

export class SignedCookie {
  @Describe({ type: 'string' })
  cookie!: string;

  @Describe({ type: 'object', description: TAGGED })
  payload!: Tagged;

  @Describe({ type: 'string', format: 'date-time' })
  signedAt!: string;
}

export class ReadCookie {
  @Describe({
    type: ['object', 'null'],
    description: `${TAGGED} Null where the signature does not hold and the payload can’t be read.`,
  })
  payload!: Tagged | null;

  @Describe({ type: 'string', format: 'date-time' })
  signedAt!: string;

  @Describe({ type: ['boolean', 'null'], description: 'Null without a secret.' })
  valid!: boolean | null;
}
