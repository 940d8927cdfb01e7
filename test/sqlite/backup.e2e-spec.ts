import { describe, expect, it } from '@jest/globals';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appToBackUp, run } from '../support/backup.js';
import { inFile } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';

describe('a backup', () => {
  const { stage, setWage } = appToBackUp();
  const file = () => join(stage.DATA_DIR, 'sojourn.sqlite');

  it('is taken while sessions change, and holds all that was acknowledged before', async () => {
    const writes = Array.from({ length: 50 }, (_, index) => setWage(100 + index).expect(200));
    const { status, said } = run('backup', { DATA_DIR: stage.DATA_DIR }, stage.copy);
    await Promise.all(writes);

    expect(said).toBe(`All sessions are copied to "${stage.copy}", and the copy is sound.`);
    expect(status).toBe(0);
    expect(statSync(stage.copy).mode & 0o777).toBe(0o600);
    inFile(stage.copy, (db) =>
      expect(db.prepare("SELECT version FROM slices WHERE name = 'pay'").pluck().get()).toBe(1),
    );
  });

  it('put back is what an open tab shows, whatever came after it', async () => {
    run('backup', { DATA_DIR: stage.DATA_DIR }, stage.copy);
    await setWage(41).expect(200);
    const cookie = stage.ada.cookies;
    const before = await Tab.open(stage.app.url, { cookie });
    const { epoch } = await before.watch({ pay: 0 });
    await stage.app.stop();

    const { status, said } = run('restore', { DATA_DIR: stage.DATA_DIR }, stage.copy);
    stage.app = await AppProcess.start({ DATA_DIR: stage.DATA_DIR });

    expect([status, said]).toEqual([
      0,
      expect.stringMatching(/What was there is ".*before-.*" now/),
    ]);
    const tab = await Tab.open(stage.app.url, { cookie });
    const { changed } = await tab.watch({ pay: 2 }, 'json', epoch);
    expect(changed).toMatchObject([{ slice: 'pay', version: 1, state: { wage: 31 } }]);
    tab.close();
    await stage.app.visitor({ Cookie: cookie }).send('/pay/set-wage', { wage: 51 }).expect(200);
  });

  it('is put back under no app that runs', async () => {
    run('backup', { DATA_DIR: stage.DATA_DIR }, stage.copy);
    await setWage(41).expect(200);

    const { status, said } = run('restore', { DATA_DIR: stage.DATA_DIR }, stage.copy);

    expect([status, said]).toEqual([1, `An app uses "${file()}": stop it, then restore.`]);
    await setWage(51).expect(200);
    expect(await stage.ada.state('pay')).toMatchObject({ wage: 51 });
  });

  it('is put in the place of a file that is damaged, which is kept', async () => {
    run('backup', { DATA_DIR: stage.DATA_DIR }, stage.copy);
    await stage.app.stop('SIGKILL');
    writeFileSync(file(), 'no database at all');

    expect(run('restore', { DATA_DIR: stage.DATA_DIR }, stage.copy).status).toBe(0);
    stage.app = await AppProcess.start({ DATA_DIR: stage.DATA_DIR });

    const { body } = await stage.app
      .visitor({ Cookie: stage.ada.cookies })
      .json('/pay')
      .expect(200);
    expect(body).toMatchObject({ version: 1, state: { wage: 31 } });
    expect(readdirSync(stage.DATA_DIR).filter((name) => /before-.*Z$/.test(name))).toHaveLength(1);
  });
});
