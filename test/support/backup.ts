import { spawnSync } from 'node:child_process';

type Env = Record<string, string>;

/** `npm run backup` or `npm run restore`, as a user runs it. @returns all it says and its exit code */
export function run(act: 'backup' | 'restore', env: Env, ...words: string[]) {
  const { PATH = '' } = process.env;
  const all = ['dist/backup.js', act, ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    env: { PATH, ...env },
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}
