import { ErrorReply } from '@redis/client';
import { Refusal, unavailable } from '../session/refusal.js';

/** What a server says that can't serve just now: it is full, loads its file, can't write it, or is a replica. */
const TROUBLES =
  /^(OOM|MISCONF|LOADING|BUSY|READONLY|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|NOAUTH|NOPERM|WRONGPASS)\b/;

/** A server that can't be reached is no fault of the request; a script that fails is one of ours. */
export function redisRefusal(error: unknown) {
  if (error instanceof Refusal) return error;
  if (error instanceof ErrorReply && !TROUBLES.test(error.message)) return error;
  return unavailable(error);
}

/** Whether it is what the server has said. */
export const isSaid = (error: unknown) => error instanceof ErrorReply;

/** The server did not answer in time: whether it did what it was asked is not known. */
export class RedisTimeoutError extends Error {
  constructor() {
    super('The Redis server does not answer. Look whether it is stopped or overloaded.');
  }
}
