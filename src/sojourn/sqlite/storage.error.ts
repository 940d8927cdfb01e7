import { join } from 'node:path';
import { StartError } from '../session/start.error.js';

/** What is wrong, by the codes of Node and SQLite, and what to do about it. */
const REASONS: [codes: RegExp, reason: (dataDir: string) => string][] = [
  [
    /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/,
    (dataDir) =>
      `DATA_DIR must have free space, but the disk of "${dataDir}" is full: free some, or set another DATA_DIR`,
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    (dataDir) =>
      `DATA_DIR holds a "${databaseFile(dataDir)}" that is damaged or no SQLite database: restore a backup of it, move that file away or set another DATA_DIR`,
  ],
  [
    /^(EROFS|SQLITE_READONLY)/,
    (dataDir) =>
      `DATA_DIR must be writable, but "${dataDir}" or a file in it is read-only: let this app write to it, or set another DATA_DIR`,
  ],
  [
    /^(EMFILE|ENFILE)/,
    () => 'The limit of open files must be higher for this app to start: raise it with ulimit -n',
  ],
  [
    /^(EIO|SQLITE_IOERR)/,
    (dataDir) => `The disk of DATA_DIR must be sound, but "${dataDir}" fails: check the disk`,
  ],
];

/** The state of all sessions, in `DATA_DIR`. */
export const databaseFile = (dataDir: string) => join(dataDir, 'sojourn.sqlite');

/** Why nothing can be kept in `dataDir`, in one line that names the cure. */
export const storageError = (dataDir: string, error: unknown) =>
  knownStorageError(dataDir, error) ??
  new StartError(
    `DATA_DIR must be a folder this app may write to, not "${dataDir}" (${codeOf(error)}).`,
  );

/** The same where its code says that the disk or the database is to blame; undefined where it does not. */
export function knownStorageError(dataDir: string, error: unknown) {
  const code = codeOf(error);
  const [, reason] = REASONS.find(([codes]) => codes.test(code)) ?? [];
  return reason && new StartError(`${reason(dataDir)} (${code}).`);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code ?? String(error);
