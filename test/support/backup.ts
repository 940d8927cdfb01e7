import { afterEach, beforeEach } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newDataDir } from './app.js';
import { AppProcess } from './process.js';
import type { Visitor } from './visitor.js';

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

/** In each test of a describe a built app in a folder of its own, whose visitor has set a wage, and a place for a copy. */
export function appToBackUp() {
  const stage = {} as { DATA_DIR: string; copy: string; app: AppProcess; ada: Visitor };
  const setWage = (wage: number) => stage.ada.send('/pay/set-wage', { wage });
  beforeEach(async () => {
    stage.DATA_DIR = newDataDir();
    stage.copy = join(stage.DATA_DIR, 'backups', 'monday.sqlite');
    stage.app = await AppProcess.start({ DATA_DIR: stage.DATA_DIR });
    stage.ada = stage.app.visitor();
    await setWage(31).expect(200);
  });
  afterEach(() => stage.app.stop());
  return { stage, setWage };
}
