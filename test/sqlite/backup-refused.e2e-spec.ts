import { describe, expect, it } from '@jest/globals';
import { existsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appToBackUp, run } from '../support/backup.js';
import { inFile } from '../support/database.js';
import { AppProcess } from '../support/process.js';

describe('a backup that can’t be had', () => {
  const { stage } = appToBackUp();

  it('that is damaged or of a newer build is refused, and nothing is touched', async () => {
    run('backup', { DATA_DIR: stage.DATA_DIR }, stage.copy);
    const newer = join(stage.DATA_DIR, 'newer.sqlite');
    run('backup', { DATA_DIR: stage.DATA_DIR }, newer);
    inFile(newer, (db) => db.pragma('user_version = 999'));
    truncateSync(stage.copy, statSync(stage.copy).size - 4096);
    await stage.app.stop();

    const refused = [stage.copy, newer, join(stage.DATA_DIR, 'none')].map((one) =>
      run('restore', { DATA_DIR: stage.DATA_DIR }, one),
    );

    expect(refused.map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(refused[0]!.said).toMatch(/is damaged: use another backup/);
    expect(refused[1]!.said).toMatch(/was written by a newer version of this app/);
    expect(refused[2]!.said).toMatch(/There is no file/);
    stage.app = await AppProcess.start({ DATA_DIR: stage.DATA_DIR });
    expect(
      (await stage.app.visitor({ Cookie: stage.ada.cookies }).json('/pay')).body,
    ).toMatchObject({
      state: { wage: 31 },
    });
  });

  it('takes no file’s place, and leaves none that is half', () => {
    writeFileSync(join(stage.DATA_DIR, 'mine'), 'mine');

    const taken = run('backup', { DATA_DIR: stage.DATA_DIR }, join(stage.DATA_DIR, 'mine'));
    const nowhere = run('backup', { DATA_DIR: stage.DATA_DIR }, '/proc/none/copy');

    expect([taken.status, nowhere.status]).toEqual([1, 1]);
    expect(taken.said).toMatch(/is there already: name a new file/);
    expect(nowhere.said).toMatch(/^The backup must be /);
    expect(existsSync('/proc/none')).toBe(false);
  });
});
