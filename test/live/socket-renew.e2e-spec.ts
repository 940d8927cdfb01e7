import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

describe('renewing a session', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('keeps its tabs, what they are told and what they can do', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    const cookie = ada.cookies;
    const tabs = [await Tab.open(app.url, { cookie }), await Tab.open(app.url, { cookie })];
    for (const tab of tabs) await tab.watch({ greeting: 1 });

    await ada.send('/session/renew').expect(200);
    await ada.send('/greeting/set', { name: 'Countess' }).expect(200);
    await tabs[0]!.call('greeting:set', { name: 'Lovelace' });

    expect(ada.cookies).not.toBe(cookie);
    for (const tab of tabs)
      expect([await tab.next('changed'), await tab.next('changed')]).toMatchObject([
        { version: 2, state: { name: 'Countess' } },
        { version: 3, state: { name: 'Lovelace' } },
      ]);
    expect(await ada.state('greeting')).toEqual({ name: 'Lovelace' });
  });

  it('lets a tab back in by the new cookie, and none by the old', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    const old = ada.cookies;
    await ada.send('/session/renew').expect(200);

    const [mine, thief] = [
      await Tab.open(app.url, { cookie: ada.cookies }),
      await Tab.open(app.url, { cookie: old }),
    ];

    expect(await thief.next('session:ended')).toEqual({ reason: 'ended' });
    expect(await mine.watch({ greeting: 0 })).toMatchObject({
      changed: [{ version: 1, state: { name: 'Ada' } }],
    });
  });
});
