import { dirname } from 'node:path';
import { StartError } from '../session/start.error.js';

/** `setting` is the operator's name of the file, for errors. */
export interface StoragePlace {
  file: string;
  setting: string;
}

export const placeOf = (file: string, setting = 'sqlite({ file })'): StoragePlace => ({
  file,
  setting,
});

/** By the codes of Node and SQLite. */
const REASONS: [codes: RegExp, reason: (place: StoragePlace) => string][] = [
  [
    /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/,
    ({ file, setting }) =>
      `${setting} must have free space, but the disk of "${dirname(file)}" is full: free some, or set another ${setting}`,
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    ({ file, setting }) =>
      `${setting} holds a "${file}" that is damaged or no SQLite database: restore a backup of it, move that file away or set another ${setting}`,
  ],
  [
    /^(EROFS|SQLITE_READONLY)/,
    ({ file, setting }) =>
      `${setting} must be writable, but "${dirname(file)}" or a file in it is read-only: let this app write to it, or set another ${setting}`,
  ],
  [
    /^(EMFILE|ENFILE)/,
    () => 'The limit of open files must be higher for this app to start: raise it with ulimit -n',
  ],
  [
    /^(EIO|SQLITE_IOERR)/,
    ({ file, setting }) =>
      `The disk of ${setting} must be sound, but "${dirname(file)}" fails: check the disk`,
  ],
];

export const storageError = (place: StoragePlace, error: unknown) =>
  knownStorageError(place, error) ??
  new StartError(
    `${place.setting} must be a folder this app may write to, not "${dirname(place.file)}" (${codeOf(error)}).`,
  );

export function knownStorageError(place: StoragePlace, error: unknown) {
  const code = codeOf(error);
  const [, reason] = REASONS.find(([codes]) => codes.test(code)) ?? [];
  return reason && new StartError(`${reason(place)} (${code}).`);
}

/**
 * Why an app's start failed, in one line that names the cure.
 * @param place the store's file, and the operator's name of it
 * @returns undefined where it is a fault of the app's own
 * @example await app.listen(3000).catch((error) => log(startReason(error, { file, setting: 'DATA_DIR' }) ?? error))
 */
export function startReason(error: unknown, place: StoragePlace) {
  if (error instanceof StartError) return error.message;
  // The store hides what it says from visitors, and keeps it as the cause.
  const { cause = error } = (error ?? {}) as { cause?: unknown };
  return knownStorageError(place, cause)?.message;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code ?? String(error);
