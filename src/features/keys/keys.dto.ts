import { JsonObject, Rules, Secret, Text } from 'sojourn';
import { COOKIE_LIMIT } from './cookie.js';
import type { Tagged } from './tagged.js';

@Rules('A tagged value is one of its type, and a number is no longer than what is exact.')
export class SignDto {
  /** Tagged JSON, as in the cookie itself: `{" t": [1, 2]}` is a tuple. */
  @JsonObject()
  payload!: Tagged;

  @Secret('By default the lesson key, which /keys shows.')
  secret?: string;
}

@Rules('A cookie is what Flask makes: payload.timestamp.signature.')
export class ReadDto {
  @Text({ max: COOKIE_LIMIT })
  cookie!: string;

  @Secret('Without one the signature is not checked.')
  secret?: string;
}
