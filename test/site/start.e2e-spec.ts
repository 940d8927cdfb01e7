import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { inFile, whileLocked } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import { cookiesOf } from '../support/visitor.js';

const corrupted = (file: string) => {
  inFile(file, (db) => db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)'));
  return Buffer.concat([readFileSync(file).subarray(0, 100), randomBytes(8_092)]);
};

describe('the start', () => {
  let DATA_DIR: string;
  let file: string;

  beforeEach(() => {
    DATA_DIR = newDataDir();
    file = join(DATA_DIR, 'sojourn.sqlite');
  });

  it.each([
    ['text', () => Buffer.from('This is my diary, please keep it.\n'.repeat(100))],
    ['a few letters', () => Buffer.from('garbage')],
    ['noise', () => randomBytes(20_000)],
    ['a database whose first page is broken', () => corrupted(file)],
  ])(
    'stops at a database file of %s, says so in one line and leaves it as it is',
    async (_, make) => {
      const bytes = make();
      writeFileSync(file, bytes);
      const { mtimeMs } = statSync(file);
      const app = AppProcess.launch({ DATA_DIR });

      expect(await app.ended()).toBe(1);

      expect(app.output.trim()).toMatch(
        /^DATA_DIR holds .*sojourn\.sqlite" .*move that file away.*$/,
      );
      expect(readFileSync(file)).toEqual(bytes);
      expect(statSync(file).mtimeMs).toBe(mtimeMs);
      expect(readdirSync(DATA_DIR).toSorted()).toEqual(['secret', 'sojourn.sqlite']);
    },
  );

  it('waits for a file that is locked, and then serves', async () => {
    const app = AppProcess.launch({ DATA_DIR });
    await whileLocked(file, async () => {
      await app.said(/is locked by another process; waiting/);
      expect(app.output).not.toContain('Sojourn is at');
    });

    await app.listens();

    await app.visitor().send('/greeting/set', { name: 'Ada' }).expect(200);
    await app.stop();
  });

  it('of several processes at once in a new folder is well, and all trust the same cookies', async () => {
    const apps = await Promise.all([1, 2, 3].map(() => AppProcess.start({ DATA_DIR })));

    const began = await apps[0]!.visitor().send('/greeting/set', { name: 'Ada' }).expect(200);

    for (const app of apps) {
      const ada = app.visitor({ Cookie: cookiesOf(began) });
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
      await app.stop();
    }
  });
});
