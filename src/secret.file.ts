import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder, MIN_SECRET_LENGTH, StartError, storageError } from 'sojourn';

/**
 * @returns the secrets of SESSION_SECRET; outside production, where it is unset, the one in `dataDir`
 * @throws StartError where one is missing or too short, or can't be kept
 */
export function secrets(text: string | undefined, production: boolean, dataDir: string) {
  if (!text && production)
    throw new StartError(
      'SESSION_SECRET must be set in production, to at least 32 random characters (try: openssl rand -base64 32).',
    );
  if (!text) return [keptSecret(dataDir)];
  const list = text.split(',').map((secret) => secret.trim());
  if (list.every(isLong)) return list;
  throw new StartError(
    'SESSION_SECRET must be at least 32 characters, and so must each of several separated by commas (try: openssl rand -base64 32).',
  );
}

const isLong = (secret: string) => secret.length >= MIN_SECRET_LENGTH;

/** Makes the development secret at the first start and keeps it, so that a restart keeps sessions. */
function keptSecret(dataDir: string) {
  const file = join(dataDir, 'secret');
  const secret = readOrMake(dataDir, file);
  if (isLong(secret)) return secret;
  throw new StartError(
    `"${file}" must hold at least 32 characters: remove it and a new one is made, or set SESSION_SECRET.`,
  );
}

function readOrMake(dataDir: string, file: string) {
  try {
    makeFolder(dataDir);
    if (!existsSync(file)) makeSecret(file);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw storageError({ file, setting: 'DATA_DIR' }, error);
  }
}

/** Appears under its name whole or not at all: of processes that start at once, all must read the same. */
function makeSecret(file: string) {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    publish(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** What link() fails with where the file system has no hard links: exFAT, SMB. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

function publish(draft: string, file: string) {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!NO_LINKS.includes(codeOf(error))) throw error;
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

const codeOf = (error: unknown) => String((error as NodeJS.ErrnoException).code);
