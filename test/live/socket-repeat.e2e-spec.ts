import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { TrialModule, type TrialState } from '../support/trial.js';
import type { Visitor } from '../support/visitor.js';

describe('a command id', () => {
  let app: TestApp;
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    tab = await Tab.open(app.url, { cookie: ada.cookies });
  });

  afterAll(() => app.stop());

  const count = async () => (await ada.state<TrialState>('trial')).count;

  it('is applied once, and answered the same again', async () => {
    const first = await tab.call('trial:change', { commandId: 'one' });
    await tab.call('trial:change', { commandId: 'two' });

    expect(await tab.call('trial:change', { commandId: 'one' })).toEqual(first);
    expect(first).toMatchObject({ ok: true, version: 1 });
    expect(await count()).toBe(2);
  });

  it('is applied once over many sockets at the same time', async () => {
    const tabs = await Promise.all(
      Array.from({ length: 5 }, () => Tab.open(app.url, { cookie: ada.cookies })),
    );

    const acks = await Promise.all(
      tabs.map((sender) => sender.call('trial:change', { commandId: 'one' })),
    );

    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('is the Idempotency-Key of the other door', async () => {
    const { ok, ...first } = await tab.call('trial:change', { commandId: 'one' });
    const second = await ada.send('/trial/change').set('Idempotency-Key', 'one').expect(200);
    const third = await ada.send('/trial/change').set('Idempotency-Key', 'two').expect(200);
    const fourth = await tab.call('trial:change', { commandId: 'two' });

    expect(ok).toBe(true);
    expect(second.body).toEqual(first);
    expect(fourth).toEqual({ ok: true, ...(third.body as object) });
    expect(await count()).toBe(2);
  });

  it('is pushed once', async () => {
    await tab.watch({ trial: 0 });

    for (const commandId of ['one', 'one', 'one', 'two'])
      await tab.call('trial:change', { commandId });

    expect(tab.pushes.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('that was refused may be tried again', async () => {
    const payload = { hours: 2, commandId: 'one' };
    const refused = await tab.call('pay:calculate', payload);
    await tab.call('pay:set-wage', { wage: 10 });

    expect(refused).toMatchObject({ ok: false });
    expect(await tab.call('pay:calculate', payload)).toMatchObject({ state: { pay: 20 } });
  });

  it('of a stranger is another', async () => {
    const stranger = await Tab.open(app.url);

    await tab.call('trial:change', { commandId: 'one' });

    expect(await stranger.call('pay:set-wage', { wage: 9, commandId: 'one' })).toMatchObject({
      version: 1,
      state: { wage: 9 },
    });
  });
});
