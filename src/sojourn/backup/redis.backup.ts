import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../session/start.error.js';
import { makeFolder } from '../sqlite/folder.js';
import { mustBeNew } from './new.file.js';

/**
 * Copies what a Redis server holds at one moment, by Redis' own tools, and reads the copy through.
 * @throws StartError where a tool is missing or fails, or the copy is there already
 */
export function backUpRedis(url: string, copy: string) {
  mustBeNew(copy);
  makeFolder(dirname(copy));
  run('redis-cli', ['-u', url, '--no-auth-warning', '--rdb', copy], copy);
  chmodSync(copy, 0o600);
  run('redis-check-rdb', [copy], copy);
}

function run(tool: string, words: readonly string[], copy: string) {
  const { error, status, stdout, stderr } = spawnSync(tool, words, { encoding: 'utf8' });
  if (status === 0) return;
  rmSync(copy, { force: true });
  const reason = error?.message ?? `${stdout}${stderr}`.trim().split('\n').at(-1);
  throw new StartError(`${tool} must copy what Redis holds, but it does not: ${reason}.`);
}

/** For whoever runs the server: it reads its file at its start only. */
export const howToRestoreRedis = (copy: string) =>
  `Redis reads a backup at its start only: stop it, move its appendonlydir away, put "${copy}" in its folder as dump.rdb, start it with --appendonly no, then run redis-cli CONFIG SET appendonly yes.`;
