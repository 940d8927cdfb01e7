import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { TestApp } from '../support/app.js';
import { until } from '../support/until.js';

describe('a database file that is taken away while the app runs', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await TestApp.start();
    // The faults below are meant.
    app.nest.useLogger(false);
  });

  afterEach(() => app.stop());

  it.each([
    ['deleted', (file: string) => rmSync(file)],
    ['renamed', (file: string) => renameSync(file, `${file}.old`)],
    [
      'replaced',
      (file: string) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
    ['deprived of its log', (file: string) => rmSync(`${file}-wal`)],
  ])('and %s is noticed before anything more is acknowledged', async (_, take) => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    await ada.json('/health/ready').expect(200);

    take(app.databaseFile);

    const { body } = await ada.send('/pay/set-wage', { wage: 31 }).expect(503);
    expect(body).toMatchObject({ code: 'unavailable' });
    await ada.json('/health/ready').expect(503);
    await until('reads to be refused', async () => (await ada.json('/pay')).status === 503);
  });

  it.each([{}, { commandId: 'one' }])(
    'and put back holds no session that its visitor ended meanwhile: %j',
    async (fields) => {
      const ada = app.visitor();
      await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
      const { cookies } = ada;
      renameSync(app.databaseFile, `${app.databaseFile}.old`);

      await ada.submit('/session/end', fields).expect(303);

      renameSync(`${app.databaseFile}.old`, app.databaseFile);
      await until('the app to go on', async () => (await ada.json('/health/ready')).status === 200);
      await app.visitor({ Cookie: cookies }).json('/session').expect(404);
    },
  );

  it('and put back goes on with all that was acknowledged', async () => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    renameSync(app.databaseFile, `${app.databaseFile}.old`);
    await ada.send('/pay/set-wage', { wage: 31 }).expect(503);

    renameSync(`${app.databaseFile}.old`, app.databaseFile);

    await until('the app to go on', async () => (await ada.json('/health/ready')).status === 200);
    const { body } = await ada.send('/pay/set-wage', { wage: 32 }).expect(200);
    // What was refused meanwhile was not applied.
    expect(body).toMatchObject({ version: 2, state: { wage: 32 } });
  });
});
