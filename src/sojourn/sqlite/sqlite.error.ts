import { unavailable } from '../session/refusal.js';

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code);

export const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');

const TROUBLES = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB)|^GONE$/;

/** The store may come back. @param always whether any other error is one of the store, too */
export function sqliteRefusal(error: unknown, always = false) {
  return always || TROUBLES.test(codeOf(error)) ? unavailable(error) : error;
}

export class FileGoneError extends Error {
  readonly code = 'GONE';

  constructor(path: string) {
    super(
      `"${path}" was deleted, renamed or replaced while the app runs. Put it back, or restart the app.`,
    );
  }
}
