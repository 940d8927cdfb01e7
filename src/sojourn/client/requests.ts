import type { Connection } from './connection.js';
import type { Ack } from './protocol.js';
import { RefusedError, unconfirmed } from './refused.error.js';

interface Request {
  payload: () => object;
  take?: (answer: object) => void;
  /** Without an answer, the connection is taken for dead. */
  isProbe?: true;
  signal?: AbortSignal;
}

export async function ask(connection: Connection, event: string, payload: object) {
  if (connection.over) throw connection.over;
  const ack = await connection.attempt(event, payload);
  if (ack) return answerOf(ack);
  throw connection.over ?? unconfirmed(event);
}

export async function request(
  connection: Connection,
  event: string,
  { payload, take, isProbe, signal }: Request,
) {
  const late = () => unconfirmed(event);
  for (;;) {
    await connection.ready(late, signal);
    if (signal?.aborted) throw late();
    const ack = await connection.attempt(event, payload(), take);
    if (ack) return answerOf(ack);
    if (isProbe && connection.isConnected) connection.reopen();
  }
}

function answerOf(ack: Ack): object {
  if (!ack.ok) throw new RefusedError(ack.error);
  const { ok: _, ...answer } = ack;
  return answer;
}
