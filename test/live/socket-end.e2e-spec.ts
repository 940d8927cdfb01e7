import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

async function expectTold(told: Tab) {
  expect(await told.next('session:ended')).toEqual({ reason: 'ended' });
  expect(await told.next('disconnect')).toBe('io server disconnect');
}

describe('the end of a session', () => {
  let app: TestApp;
  let ada: Visitor;
  let cookie: string;
  let tab: Tab;
  let stranger: Tab;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    cookie = ada.cookies;
    tab = await Tab.open(app.url, { cookie });
    await tab.watch({ greeting: 1 });
    stranger = await Tab.open(app.url);
    await stranger.watch({ greeting: 0 });
  });

  afterAll(() => app.stop());

  async function expectUnharmed() {
    await stranger.call('greeting:set', { name: 'Eve' });
    expect(stranger.pushes).toMatchObject([{ version: 1, state: { name: 'Eve' } }]);
    expect(stranger.hasHeard('session:ended') || stranger.hasHeard('disconnect')).toBe(false);
  }

  it('is told to every tab of it at once and cuts them, and no stranger', async () => {
    const polling = await Tab.open(app.url, { cookie, transports: ['polling'] });
    const both = await Tab.open(app.url, { cookie, transports: ['polling', 'websocket'] });
    const endedAt = performance.now();

    await ada.submit('/session/end').expect(303).expect('Location', '/');
    for (const told of [tab, polling, both]) await expectTold(told);

    expect(performance.now() - endedAt).toBeLessThan(1_000);
    await expectUnharmed();
  });

  it('is told to a tab that was offline, which hears nothing more and begins no other', async () => {
    await ada.send('/greeting/set', { name: 'Countess' });
    await tab.next('changed');
    await tab.goOffline();
    await ada.submit('/session/end');
    const before = await kept(app);

    await tab.comeBack();
    await expectTold(tab);
    tab.socket.emit('watch', { slices: { greeting: 0 } });

    expect(await kept(app)).toEqual(before);
    await ada.send('/greeting/set', { name: 'Ada again' });
    await expectUnharmed();
    expect(tab.pushes).toHaveLength(1);
  });

  it('is told to a tab that comes back when its cookie is gone as well', async () => {
    const before = await kept(app);

    for (const transports of [['websocket'], ['polling']] as const)
      await expectTold(await Tab.open(app.url, { query: { returning: '1' }, transports }));

    expect(await kept(app)).toEqual(before);
  });

  it('is not told to a tab that comes back to a session that goes on', async () => {
    const back = await Tab.open(app.url, { cookie, query: { returning: '1' } });

    expect(await back.call('greeting:set', { name: 'Ada' })).toMatchObject({ ok: true });
  });

  it('of a stranger ends nothing', async () => {
    await app.visitor().submit('/session/end').expect(303);

    expect(await tab.call('greeting:set', { name: 'Ada' })).toMatchObject({ ok: true });
  });
});
