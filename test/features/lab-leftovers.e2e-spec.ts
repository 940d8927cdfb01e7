import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir, TestApp } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { until } from '../support/until.js';

const ALL = { scenario: 'lost-update', store: 'stock' };

const labsIn = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('lab'));

describe('a scratch folder of the lab', () => {
  it('that a killed process left is removed at the next start', async () => {
    const DATA_DIR = newDataDir();
    const killed = await AppProcess.start({ DATA_DIR });
    const run = killed.visitor().send('/lab/try-all', ALL);
    const answer = run.then(
      () => 'answered',
      () => 'cut',
    );
    await until('the lab to open a folder', () => labsIn(DATA_DIR).length === 1);
    await killed.stop('SIGKILL');
    expect(await answer).toBe('cut');
    expect(labsIn(DATA_DIR)).toHaveLength(1);

    const next = await AppProcess.start({ DATA_DIR });

    expect(labsIn(DATA_DIR)).toEqual([]);
    await next.visitor().send('/lab/try-all', ALL).expect(200);
    await next.stop();
  });

  it('of a living process stays, and so does what has only a similar name', async () => {
    const dataDir = newDataDir();
    const { pid } = spawnSync(process.execPath, ['--version']);
    const kept = [`lab-${process.ppid}-alive`, 'lab', 'lab-notes'];
    for (const name of [...kept, `lab-${pid}-dead`, `lab-${process.pid}-before`]) {
      mkdirSync(join(dataDir, name));
      writeFileSync(join(dataDir, name, 'sessions.db'), '');
    }

    const app = await TestApp.start({ DATA_DIR: dataDir });

    expect(labsIn(dataDir).toSorted()).toEqual(kept.toSorted());
    await app.stop();
  });
});
