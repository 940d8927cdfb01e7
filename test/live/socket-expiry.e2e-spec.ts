import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const IDLE_MS = 60_000;
const MAX_MS = 600_000;

describe('the expiry of a session', () => {
  let app: TestApp;
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({
      SESSION_IDLE_SECONDS: String(IDLE_MS / 1000),
      SESSION_MAX_SECONDS: String(MAX_MS / 1000),
    });
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.watch({ greeting: 1 });
  });

  afterAll(() => app.stop());

  async function expectTold() {
    expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
    expect(await tab.next('disconnect')).toBe('io server disconnect');
  }

  it('is told to its idle tab within a second and cuts it, and no tab in use', async () => {
    const used = await Tab.open(app.url);
    app.clock.pass(IDLE_MS * 0.6);
    await used.call('pay:clear');
    const passedAt = performance.now();

    app.clock.pass(IDLE_MS * 0.6);
    await expectTold();

    expect(performance.now() - passedAt).toBeLessThan(1_000);
    expect(await used.call('pay:set-wage', { wage: 1 })).toMatchObject({ ok: true });
    await ada.json('/session').expect(404);
  });

  it.each([
    ['a command', () => tab.call('pay:set-wage', { wage: 1 })],
    ['a command that is refused', () => tab.call('pay:calculate', {})],
    ['watching', () => tab.watch({ pay: 0 })],
    ['looking at a page', () => ada.page('/pay')],
  ])('is put off by %s', async (_, act) => {
    for (let times = 0; times < 3; times++) {
      app.clock.pass(IDLE_MS * 0.9);
      await act();
    }

    expect(await tab.call('greeting:set', { name: 'Ada' })).toMatchObject({ ok: true, version: 1 });
    await ada.json('/session').expect(200);
  });

  it('comes at last, however much it is used', async () => {
    for (let passed = 50_000; passed < MAX_MS; passed += 50_000) {
      app.clock.pass(50_000);
      expect(await tab.call('pay:clear')).toMatchObject({ ok: true });
    }

    app.clock.pass(50_000);

    await expectTold();
  });

  it('is told to a tab that comes back too late, and is no end by its visitor', async () => {
    await tab.goOffline();
    app.clock.pass(IDLE_MS);

    await tab.comeBack();
    await expectTold();
    await until('the sweep', async () => (await kept(app)).sessions === 0);
    await tab.comeBack();

    expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
  });
});
