import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { newDataDir, TestApp } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import type { Visitor } from '../support/visitor.js';
import { WireTab } from '../support/wire.js';

const FLOOD_MS = 2_000;

/** Generous, for a machine that runs other things as well; idle it takes some 20 ms. */
const OTHERS_P99_MS = 1_000;

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

describe('a flood that goes on', () => {
  let app: TestApp;
  let eve: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    eve = app.visitor();
    await eve.send('/greeting/set', { name: 'Eve' });
  });

  afterAll(() => app.stop());

  it.each(['40', '40/no-such-place,', '41', '431[]', '42[]', '3'])(
    'of packets such as %s is cut as well',
    async (packet) => {
      const wire = await WireTab.open(app.url, { Cookie: eve.cookies });

      await wire.send(...Array.from({ length: 2 * LIMITS.packets.burst }, () => packet));
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
