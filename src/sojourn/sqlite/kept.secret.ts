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
import { dirname } from 'node:path';
import { isLongSecret } from '../session/session.config.js';
import { StartError } from '../session/start.error.js';
import { makeFolder } from './folder.js';
import { storageError } from './storage.error.js';

/**
 * A secret for development, made at the first start and kept in a file of mode 0600, so that a restart keeps sessions.
 * @param setting the operator's name of the file, for errors
 * @throws StartError where it can't be kept, or was cut short
 * @example SessionModule.forRoot({ secrets: [process.env.SESSION_SECRET ?? keptSecret('data/secret')], … })
 */
export function keptSecret(file: string, setting = 'keptSecret(file)') {
  const secret = readOrMake(file, setting);
  if (isLongSecret(secret)) return secret;
  throw new StartError(
    `"${file}" must hold at least 32 characters: remove it and a new one is made, or set a secret.`,
  );
}

function readOrMake(file: string, setting: string) {
  try {
    makeFolder(dirname(file));
    if (!existsSync(file)) makeSecret(file);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw storageError({ file, setting }, error);
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

/** Of file systems without hard links: exFAT, SMB. */
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
