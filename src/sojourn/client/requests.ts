import type { Connection } from './connection.js';
import type { Ack } from './protocol.js';
import { RefusedError, unconfirmed } from './refused.error.js';

interface Request {
  /** Made anew for each attempt. */
  payload: () => object;
  /** Gets the answer before anything that the server said after it. */
  take?: (answer: object) => void;
  /** Whether a connection on which it is not answered is taken for dead. */
  isProbe?: true;
  /** When to give up; never by default. */
  signal?: AbortSignal;
}

/** Asks once. @throws RefusedError where it is refused, or not answered */
export async function ask(connection: Connection, event: string, payload: object) {
  if (connection.over) throw connection.over;
  const ack = await connection.attempt(event, payload);
  if (ack) return answerOf(ack);
  throw connection.over ?? unconfirmed(event);
}

/** Asks until it is answered, over as many connections as that takes. @throws RefusedError */
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
