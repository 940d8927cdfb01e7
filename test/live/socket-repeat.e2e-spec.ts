import { describe, expect, it } from '@jest/globals';
import { sharedTab } from '../support/shared.tab.js';
import { Tab } from '../support/tab.js';
import { TrialModule, type TrialState } from '../support/trial.js';

describe('a command id', () => {
  const stage = sharedTab({ modules: [TrialModule] });

  const count = async () => (await stage.ada.state<TrialState>('trial')).count;

  it('is applied once, and answered the same again', async () => {
    const first = await stage.tab.call('trial:change', { commandId: 'one' });
    await stage.tab.call('trial:change', { commandId: 'two' });

    expect(await stage.tab.call('trial:change', { commandId: 'one' })).toEqual(first);
    expect(first).toMatchObject({ ok: true, version: 1 });
    expect(await count()).toBe(2);
  });

  it('is applied once over many sockets at the same time', async () => {
    const tabs = await Promise.all(
      Array.from({ length: 5 }, () => Tab.open(stage.app.url, { cookie: stage.ada.cookies })),
    );

    const acks = await Promise.all(
      tabs.map((sender) => sender.call('trial:change', { commandId: 'one' })),
    );

    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('is the Idempotency-Key of the other door', async () => {
    const { ok, ...first } = await stage.tab.call('trial:change', { commandId: 'one' });
    const second = await stage.ada.send('/trial/change').set('Idempotency-Key', 'one').expect(200);
    const third = await stage.ada.send('/trial/change').set('Idempotency-Key', 'two').expect(200);
    const fourth = await stage.tab.call('trial:change', { commandId: 'two' });

    expect(ok).toBe(true);
    expect(second.body).toEqual(first);
    expect(fourth).toEqual({ ok: true, ...(third.body as object) });
    expect(await count()).toBe(2);
  });

  it('is pushed once', async () => {
    await stage.tab.watch({ trial: 0 });

    for (const commandId of ['one', 'one', 'one', 'two'])
      await stage.tab.call('trial:change', { commandId });

    expect(stage.tab.pushes.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('that was refused may be tried again', async () => {
    const payload = { hours: 2, commandId: 'one' };
    const refused = await stage.tab.call('pay:calculate', payload);
    await stage.tab.call('pay:set-wage', { wage: 10 });

    expect(refused).toMatchObject({ ok: false });
    expect(await stage.tab.call('pay:calculate', payload)).toMatchObject({ state: { pay: 20 } });
  });

  it('of a stranger is another', async () => {
    const stranger = await Tab.open(stage.app.url);

    await stage.tab.call('trial:change', { commandId: 'one' });

    expect(await stranger.call('pay:set-wage', { wage: 9, commandId: 'one' })).toMatchObject({
      version: 1,
      state: { wage: 9 },
    });
  });
});
