import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { whileLocked } from '../support/database.js';
import { Tab } from '../support/tab.js';

const IDLE_SECONDS = 4;

describe('a session that runs out while another process locks the file', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ SESSION_IDLE_SECONDS: String(IDLE_SECONDS) });
  });

  afterAll(() => app.stop());

  it('is not brought back by what was looked at just before', async () => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    app.clock.pass(IDLE_SECONDS * 900);

    await whileLocked(app.databaseFile, async () => {
      await ada.page('/pay').expect(200);
      app.clock.pass(IDLE_SECONDS * 200);
      expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
    });

    await app.visitor().send('/greeting/set', { name: 'Eve' }).expect(200);
    expect((await ada.json('/pay').expect(200)).body).toMatchObject({ version: 0 });
    await ada.json('/session').expect(404);
  });
});
