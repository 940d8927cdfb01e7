import { beforeAll, describe, expect, it } from '@jest/globals';
import { newDataDir } from '../support/app.js';
import { Flooder, type Flood } from '../support/flood.js';
import { AppProcess } from '../support/process.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const FLOOD_MS = 3_000;
/** A process is slow at first, flooded or not. */
const WARM_UP_MS = 1_000;
const RECOVERY_MS = 2_000;
/** On a quiet machine; where other things slow it down without a flood, more. */
const OTHERS_P99_MS = 100;
/** Half of it is what V8 takes for the garbage of any load. */
const GROWTH_MB = 100;
const LONG_TITLE = '<'.repeat(190);

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const FORGED = { Cookie: 'sid=s%3Aforged.signature' };
const form = { method: 'POST', path: '/greeting/set', headers: FORM, body: 'name=Eve' } as const;
const todo = { title: LONG_TITLE };
const handshake = { method: 'GET', path: '/socket.io/?EIO=4&transport=polling' } as const;

const p99 = (waits: number[]) => waits.toSorted((a, b) => b - a)[Math.floor(waits.length / 100)]!;

async function timeOf(answer: PromiseLike<unknown>) {
  const askedAt = performance.now();
  await answer;
  return performance.now() - askedAt;
}

/** Changes something and looks at the page, one after the other for so long. @returns how long each took, in ms */
async function waitsOf(ada: Visitor, forMs: number) {
  const waits: number[] = [];
  for (const startedAt = performance.now(); performance.now() - startedAt < forMs;) {
    waits.push(
      await timeOf(ada.send('/pay/set-wage', { wage: 1 + waits.length }).expect(200)),
      await timeOf(ada.page('/pay').expect(200)),
    );
  }
  return waits;
}

describe('a client that floods the built app', () => {
  let app: AppProcess;
  let ada: Visitor;
  let quietMs: number;

  beforeAll(async () => {
    app = await AppProcess.start({ DATA_DIR: newDataDir(), FIRST_VISITS_PER_SECOND: '10' });
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await waitsOf(ada, WARM_UP_MS);
    quietMs = p99(await waitsOf(ada, WARM_UP_MS));
  });

  const floods: [string, Flood][] = [
    ['forms', form],
    ['forms with a forged cookie', { ...form, headers: { ...FORM, ...FORGED } }],
    ['handshakes without a cookie', handshake],
  ];

  /** Floods, and looks how others fare meanwhile. */
  async function endure(flood: Flood, isOver: (flooder: Flooder) => boolean) {
    const before = app.memoryMB;
    const flooder = Flooder.start(app.url, flood);
    const waits = await waitsOf(ada, FLOOD_MS);
    const growth = app.memoryMB - before;
    await until('answers to the flood', () => isOver(flooder));
    await flooder.stop();
    expect(p99(waits)).toBeLessThan(OTHERS_P99_MS + 10 * quietMs);
    expect(growth).toBeLessThan(GROWTH_MB);
  }

  it.each(floods)('by %s is refused, and others are answered in time', async (_, flood) => {
    await endure(flood, (flooder) => flooder.answers(429) > 0);

    const stoppedAt = performance.now();
    await until('a first visit', async () => {
      const { status } = await app.visitor().send('/greeting/set', { name: 'Bea' });
      return status === 200;
    });
    expect(performance.now() - stoppedAt).toBeLessThan(RECOVERY_MS);
  });

  const looks: [string, string][] = [
    ['pages', '/todo'],
    ['its session', '/session'],
    ['changes', '/session/changes'],
  ];

  it.each(looks)('that looks at long %s waits for them itself', async (_, path) => {
    const eve = app.visitor();
    await until('her turn', async () => (await eve.submit('/todo/add', todo)).status === 303);
    for (let n = 0; n < 100; n++) await eve.submit('/todo/add', todo).expect(303);

    const headers = { Accept: 'text/html', Cookie: eve.cookies };
    const flood = { method: 'GET', path, headers, connections: 50 } as const;
    await endure(flood, (flooder) => flooder.answers(200) > 0);
  });
});
