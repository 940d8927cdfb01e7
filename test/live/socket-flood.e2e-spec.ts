import { beforeEach, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

/** Sends so many events at once. @returns the codes they are refused with; undefined where they are not */
async function codesOf(sender: Tab, count: number) {
  const send = () => sender.call('unwatch', { slices: [] });
  const acks = await Promise.all(Array.from({ length: count }, send));
  return new Set(acks.map(({ error }) => error?.code));
}

describe('a flood', () => {
  const stage = sharedApp({ begin: (eve) => eve.send('/greeting/set', { name: 'Eve' }) });
  let tab: Tab;

  beforeEach(async () => {
    tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
  });

  it('within its burst is all taken', async () => {
    const codes = await codesOf(tab, LIMITS.events.burst);

    expect(codes).toEqual(new Set([undefined]));
  });

  it('over its burst is refused, event by event, and taken again after a while', async () => {
    const codes = await codesOf(tab, LIMITS.events.burst + LIMITS.refusedEvents - 1);

    expect(codes).toEqual(new Set([undefined, 'too-many']));
    await until('its turn', async () => (await tab.call('pay:clear')).ok);
  });

  it('that goes on is cut, and no stranger', async () => {
    const stranger = await Tab.open(stage.app.url);

    for (let sent = 0; sent < LIMITS.packets.burst - 50; sent++) tab.socket.emit('no:such');

    expect(await tab.next('disconnect')).toBe('io server disconnect');
    expect(await stranger.call('pay:clear')).toMatchObject({ ok: true });
  });

  it('from many tabs of one session counts together', async () => {
    const stranger = await Tab.open(stage.app.url);
    const open = () => Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const tabs = await Promise.all(Array.from({ length: 10 }, open));
    expect(tabs.length * LIMITS.events.burst).toBeGreaterThan(2 * LIMITS.commands.burst);

    const codes = new Set<string | undefined>();
    const note = (_: Error | null, ack?: { error: { code: string } }) => codes.add(ack?.error.code);
    for (let sent = 0; sent < LIMITS.events.burst; sent++)
      for (const sender of tabs) sender.socket.timeout(4_000).emit('no:such', note);
    await until('a refusal', () => codes.has('too-many'));

    expect(await stranger.call('pay:clear')).toMatchObject({ ok: true });
  });
});
