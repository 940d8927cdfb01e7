import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const SECOND_MS = 1_000;
const IDLE_SECONDS = 1_800;
/** So little later that a stay leaves less than two minutes. */
const MAX_SECONDS = 1_850;

describe('a session that is kept near its absolute end', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({
      SESSION_IDLE_SECONDS: String(IDLE_SECONDS),
      SESSION_MAX_SECONDS: String(MAX_SECONDS),
    });
  });

  afterAll(() => app.stop());

  it('warns each tab of that end at once, and once', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    const tabs = await Promise.all([1, 2].map(() => Tab.open(app.url, { cookie: ada.cookies })));
    app.clock.pass((IDLE_SECONDS - 110) * SECOND_MS);
    for (const tab of tabs)
      expect(await tab.next('session:expiring')).toEqual({ reason: 'idle', expiresInSeconds: 110 });

    app.clock.pass(60 * SECOND_MS);
    await ada.send('/session/stay').expect(200);

    const last = { reason: 'absolute', expiresInSeconds: 100 };
    for (const tab of tabs) expect(await tab.next('session:expiring')).toEqual(last);
    app.clock.pass(100 * SECOND_MS);
    for (const tab of tabs) {
      expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
      expect(tab.hasHeard('session:expiring')).toBe(false);
    }
  });

  it('warns a tab that comes late of it, and no other again', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    app.clock.pass((IDLE_SECONDS - 110) * SECOND_MS);
    await ada.send('/session/stay').expect(200);
    app.clock.pass(60 * SECOND_MS);
    const last = { reason: 'absolute', expiresInSeconds: 100 };
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    expect(await tab.next('session:expiring')).toEqual(last);

    const late = await Tab.open(app.url, { cookie: ada.cookies });

    expect(await late.next('session:expiring')).toEqual(last);
    await tab.call('watch', { slices: {} });
    expect(tab.hasHeard('session:expiring')).toBe(false);
    for (const each of [tab, late]) each.close();
  });
});
