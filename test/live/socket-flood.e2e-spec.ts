import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { SESSION_RATE } from '../../src/sojourn/commands/rate.limiter.js';
import {
  PACKET_RATE,
  REFUSALS_BEFORE_CUT,
  SOCKET_RATE,
} from '../../src/sojourn/live/socket.limiter.js';
import { newDataDir, TestApp } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';
import { WireTab } from '../support/wire.js';

const FLOOD_MS = 2_000;
/** Generous, for a machine that runs other things as well; idle it takes some 20 ms. */
const OTHERS_P99_MS = 1_000;

/** Sends so many events at once. @returns the codes they are refused with; undefined where they are not */
async function codesOf(sender: Tab, count: number) {
  const send = () => sender.call('unwatch', { slices: [] });
  const acks = await Promise.all(Array.from({ length: count }, send));
  return new Set(acks.map(({ error }) => error?.code));
}

/** Asks one after the other for so long. @returns how long each had to wait, in ms */
async function waitsOf(asker: Visitor, forMs: number) {
  const waits: number[] = [];
  for (const startedAt = performance.now(); performance.now() - startedAt < forMs;) {
    const askedAt = performance.now();
    await asker.json('/pay').expect(200);
    waits.push(performance.now() - askedAt);
  }
  return waits;
}

describe('a flood', () => {
  let app: TestApp;
  let eve: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    eve = app.visitor();
    await eve.send('/greeting/set', { name: 'Eve' });
    tab = await Tab.open(app.url, { cookie: eve.cookies });
  });

  afterAll(() => app.stop());

  it('within its burst is all taken', async () => {
    const codes = await codesOf(tab, SOCKET_RATE.burst);

    expect(codes).toEqual(new Set([undefined]));
  });

  it('over its burst is refused, event by event, and taken again after a while', async () => {
    const codes = await codesOf(tab, SOCKET_RATE.burst + REFUSALS_BEFORE_CUT - 1);

    expect(codes).toEqual(new Set([undefined, 'too-many']));
    await until('its turn', async () => (await tab.call('pay:clear')).ok);
  });

  it('that goes on is cut, and no stranger', async () => {
    const stranger = await Tab.open(app.url);

    for (let sent = 0; sent < PACKET_RATE.burst - 50; sent++) tab.socket.emit('no:such');

    expect(await tab.next('disconnect')).toBe('io server disconnect');
    expect(await stranger.call('pay:clear')).toMatchObject({ ok: true });
  });

  it('from many tabs of one session counts together', async () => {
    const stranger = await Tab.open(app.url);
    const open = () => Tab.open(app.url, { cookie: eve.cookies });
    const tabs = await Promise.all(Array.from({ length: 10 }, open));
    expect(tabs.length * SOCKET_RATE.burst).toBeGreaterThan(2 * SESSION_RATE.burst);

    const codes = new Set<string | undefined>();
    const note = (_: Error | null, ack?: { error: { code: string } }) => codes.add(ack?.error.code);
    for (let sent = 0; sent < SOCKET_RATE.burst; sent++)
      for (const sender of tabs) sender.socket.timeout(4_000).emit('no:such', note);
    await until('a refusal', () => codes.has('too-many'));

    expect(await stranger.call('pay:clear')).toMatchObject({ ok: true });
  });

  it.each(['40', '40/no-such-place,', '41', '431[]', '42[]', '3'])(
    'of packets such as %s is cut as well',
    async (packet) => {
      const wire = await WireTab.open(app.url, { Cookie: eve.cookies });

      await wire.send(...Array.from({ length: 2 * PACKET_RATE.burst }, () => packet));
      await wire.closed();

      expect(await wire.ask()).toMatchObject({ status: 400 });
    },
  );

  it('as fast as can be is cut off, and leaves others answered in time', async () => {
    // The built app, in a process of its own: this one is busy with flooding.
    const flooded = await AppProcess.start({ DATA_DIR: newDataDir() });
    const [ada, mallory] = [flooded.visitor(), flooded.visitor()];
    await mallory.send('/greeting/set', { name: 'Mallory' }).expect(200);
    const { hostname, port } = new URL(flooded.url);
    const cuts = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { hostname, port, cookie: mallory.cookies, cuts };
    const flooder = new Worker(new URL('../support/flooder.js', import.meta.url), { workerData });

    const waits = await waitsOf(ada, FLOOD_MS);
    await flooder.terminate();

    // More than once a second: it is not asked whether it agrees.
    expect(cuts[0]).toBeGreaterThan(FLOOD_MS / 1000);
    const [p99] = waits.toSorted((a, b) => b - a).slice(waits.length / 100);
    expect(p99).toBeLessThan(OTHERS_P99_MS);
  });
});
