import { unavailable } from '../session/refusal.js';

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code);

/** Another process holds a lock, and will let go of it. */
export const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');

const TROUBLES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB)|^GONE$/;

/**
 * A store that is locked, full or broken is no fault of the request: it may come back.
 * @param always whether any other error is one of the store, too
 */
export function sqliteRefusal(error: unknown, always = false) {
  return always || TROUBLES.test(codeOf(error)) ? unavailable(error) : error;
}

/** The file that is open is no longer where it was. */
export class FileGoneError extends Error {
  readonly code = 'GONE';

  constructor(path: string) {
    super(
      `"${path}" was deleted, renamed or replaced while the app runs. Put it back, or restart the app.`,
    );
  }
}
