import { join } from 'node:path';
import { backUp, backUpRedis, howToRestoreRedis, restore, StartError } from 'sojourn/backup';
import { databaseFile, dataDirOf } from './paths.js';

const { REDIS_URL } = process.env;
const dataDir = dataDirOf(process.env);
const file = databaseFile(dataDir);

const acts: Record<string, (copy?: string) => string> = { backup, restore: putBack };

try {
  const [act = '', copy] = process.argv.slice(2);
  console.log(acts[act]!(copy));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function backup(copy = newCopy()) {
  if (REDIS_URL) backUpRedis(REDIS_URL, copy);
  else backUp(file, copy);
  return `All sessions are copied to "${copy}", and the copy is sound.`;
}

function putBack(copy?: string) {
  if (!copy) throw new StartError('Name the backup: npm run restore -- backups/monday.sqlite');
  if (REDIS_URL) throw new StartError(howToRestoreRedis(copy));
  const before = restore(copy, file);
  const aside = before ? ` What was there is "${before}" now.` : '';
  return `"${copy}" is in the place of "${file}".${aside} Start the app: open tabs then show what it holds.`;
}

function newCopy() {
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  return join(dataDir, 'backups', `${time}.${REDIS_URL ? 'rdb' : 'sqlite'}`);
}
