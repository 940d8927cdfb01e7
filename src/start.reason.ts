import { knownStorageError, StartError } from 'sojourn';
import { databaseFile } from './paths.js';

const ABOUT_THE_ADDRESS =
  /^(EADDRINUSE|EADDRNOTAVAIL|EACCES|EPERM|EAFNOSUPPORT|EINVAL|ENOTFOUND|EAI_\w+)$/;

/** What `listen` threw, where HOST and PORT are to blame; otherwise as it was. */
export function listenError(error: NodeJS.ErrnoException, host: string, port: number) {
  if (!ABOUT_THE_ADDRESS.test(String(error.code))) return error;
  return new StartError(
    `HOST and PORT must be an address of this machine that is free, not ${host}:${port} (${error.code}).`,
  );
}

/** Why there is no start, in one line with its cure; undefined where it is a fault of our own. */
export function startReason(error: unknown, dataDir: string) {
  if (error instanceof StartError) return error.message;
  // The store hides what it says from visitors, and keeps it as the cause.
  const { cause = error } = (error ?? {}) as { cause?: unknown };
  return knownStorageError({ file: databaseFile(dataDir), setting: 'DATA_DIR' }, cause)?.message;
}
