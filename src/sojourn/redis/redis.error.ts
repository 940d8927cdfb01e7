import { ErrorReply } from '@redis/client';
import { Refusal, unavailable } from '../session/refusal.js';

/** It is full, loads its file, can't write it, or is a replica. */
const TROUBLES =
  /^(OOM|MISCONF|LOADING|BUSY|READONLY|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|NOAUTH|NOPERM|WRONGPASS)\b/;

/** A server that can't be reached is no fault of the request; a script that fails is one of ours. */
export function redisRefusal(error: unknown) {
  if (error instanceof Refusal) return error;
  if (error instanceof ErrorReply && !TROUBLES.test(error.message)) return error;
  return unavailable(error);
}

export const isSaid = (error: unknown) => error instanceof ErrorReply;

/** Whether the server did what it was asked is not known. */
export class RedisTimeoutError extends Error {
  constructor() {
    super('The Redis server does not answer. Look whether it is stopped or overloaded.');
  }
}
