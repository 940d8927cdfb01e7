import { beforeEach, describe, expect, it } from '@jest/globals';
import { sharedTab } from '../support/shared.tab.js';
import { Tab } from '../support/tab.js';
import { increment, TrialModule, TrialScript, type TrialState } from '../support/trial.js';
import { until } from '../support/until.js';

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('commands at once', () => {
  const stage = sharedTab({ modules: [TrialModule] });

  beforeEach(() => {
    stage.app.nest.get(TrialScript).change = increment;
  });

  it('of one socket are applied and acknowledged in the order they were sent', async () => {
    const order: unknown[] = [];

    await Promise.all(
      numbersTo(100).map(async (wage) => {
        const { version, state } = await stage.tab.call<{ wage: number }>('pay:set-wage', { wage });
        order.push([version, state!.wage]);
      }),
    );

    expect(order).toEqual(numbersTo(100).map((number) => [number, number]));
  });

  it('of one socket wait for the slow one before them, and nobody else does', async () => {
    const script = stage.app.nest.get(TrialScript);
    const other = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const answered: string[] = [];
    const open = script.hold();

    const slow = stage.tab.call('trial:change').then(() => answered.push('slow'));
    const fast = stage.tab.call('pay:set-wage', { wage: 1 }).then(() => answered.push('fast'));
    await until('the slow command', () => script.waiting === 1);
    await other.call('pay:set-wage', { wage: 2 });
    await stage.ada.send('/pay/set-wage', { wage: 3 }).expect(200);
    const answeredMeanwhile = answered.length;
    open();
    await Promise.all([slow, fast]);

    expect(answeredMeanwhile).toBe(0);
    expect(answered).toEqual(['slow', 'fast']);
    expect(await stage.ada.state('pay')).toMatchObject({ wage: 1 });
  });

  it('of one socket go on after one that fails', async () => {
    const acks = await Promise.all([
      stage.tab.call('pay:calculate', { hours: 1 }),
      stage.tab.call('no:such'),
      stage.tab.call('pay:set-wage', { wage: 1 }),
      stage.tab.call('pay:calculate', { hours: 1 }),
    ]);

    expect(acks.map(({ ok }) => ok)).toEqual([false, false, true, true]);
  });

  it('of two sockets are all kept', async () => {
    const other = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });

    const acks = await Promise.all(
      [stage.tab, other].flatMap((sender) => numbersTo(25).map(() => sender.call('trial:change'))),
    );

    const versions = acks.map(({ version }) => version!).toSorted((a, b) => a - b);
    expect(versions).toEqual(numbersTo(50));
    expect(await stage.ada.state<TrialState>('trial')).toMatchObject({ count: 50 });
  });

  it('of forms and sockets are all kept', async () => {
    await Promise.all(
      numbersTo(25).flatMap(() => [
        stage.tab.call('trial:change'),
        stage.ada.submit('/trial/change').expect(303),
      ]),
    );

    expect(await stage.ada.state<TrialState>('trial')).toMatchObject({ count: 50 });
  });

  it('to two features, one by a form and one by a socket, are both kept', async () => {
    await Promise.all([
      stage.ada.submit('/pay/set-wage', { wage: '20' }).expect(303),
      stage.tab.call('greeting:set', { name: 'Countess' }),
      stage.ada.page('/pay').expect(200),
      stage.ada.json('/session').expect(200),
    ]);

    expect(await stage.ada.state('pay')).toMatchObject({ wage: 20 });
    expect(await stage.ada.state('greeting')).toEqual({ name: 'Countess' });
  });

  it('see what came before them by the other door, without a new connection', async () => {
    await stage.ada.send('/pay/set-wage', { wage: 20 }).expect(200);

    expect(await stage.tab.call('pay:calculate', { hours: 2 })).toMatchObject({
      state: { pay: 40 },
    });
  });
});
