import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { run } from '../support/backup.js';
import { inFile } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import type { Visitor } from '../support/visitor.js';

describe('a backup that can’t be had', () => {
  let DATA_DIR: string;
  let copy: string;
  let app: AppProcess;
  let ada: Visitor;

  beforeEach(async () => {
    DATA_DIR = newDataDir();
    copy = join(DATA_DIR, 'backups', 'monday.sqlite');
    app = await AppProcess.start({ DATA_DIR });
    ada = app.visitor();
    await setWage(31).expect(200);
  });

  afterEach(() => app.stop());

  const setWage = (wage: number) => ada.send('/pay/set-wage', { wage });

  it('that is damaged or of a newer build is refused, and nothing is touched', async () => {
    run('backup', { DATA_DIR }, copy);
    const newer = join(DATA_DIR, 'newer.sqlite');
    run('backup', { DATA_DIR }, newer);
    inFile(newer, (db) => db.pragma('user_version = 999'));
    truncateSync(copy, statSync(copy).size - 4096);
    await app.stop();

    const refused = [copy, newer, join(DATA_DIR, 'none')].map((one) =>
      run('restore', { DATA_DIR }, one),
    );

    expect(refused.map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(refused[0]!.said).toMatch(/is damaged: use another backup/);
    expect(refused[1]!.said).toMatch(/was written by a newer version of this app/);
    expect(refused[2]!.said).toMatch(/There is no file/);
    app = await AppProcess.start({ DATA_DIR });
    expect((await app.visitor({ Cookie: ada.cookies }).json('/pay')).body).toMatchObject({
      state: { wage: 31 },
    });
  });

  it('takes no file’s place, and leaves none that is half', () => {
    writeFileSync(join(DATA_DIR, 'mine'), 'mine');

    const taken = run('backup', { DATA_DIR }, join(DATA_DIR, 'mine'));
    const nowhere = run('backup', { DATA_DIR }, '/proc/none/copy');

    expect([taken.status, nowhere.status]).toEqual([1, 1]);
    expect(taken.said).toMatch(/is there already: name a new file/);
    expect(nowhere.said).toMatch(/^The backup must be /);
    expect(existsSync('/proc/none')).toBe(false);
  });
});
