import type { RefusalBody } from './protocol.js';

/** A command that was not done, or whose answer never came. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  /** The server's, such as `invalid`, or the client's: `session-ended`, `closed`, `unconfirmed` (perhaps done). */
  readonly code: string;
  /** For `invalid`: the messages of each field. */
  readonly errors: Record<string, string[]> | undefined;
  /** For `stale`: the slice as it is now. */
  readonly current: RefusalBody['current'];

  constructor({ code, message, errors, current }: RefusalBody) {
    super(message);
    this.code = code;
    this.errors = errors;
    this.current = current;
  }
}

export const closed = () =>
  new RefusedError({ code: 'closed', message: 'The client is closed. Connect a new one.' });

export const sessionOver = (reason: string) =>
  new RefusedError({
    code: 'session-ended',
    message: `The session has ${reason}. Connect anew to begin another.`,
  });

export const unconfirmed = (event: string) =>
  new RefusedError({
    code: 'unconfirmed',
    message: `"${event}" was not acknowledged in time, and may have been done. Look, then send it again.`,
  });
