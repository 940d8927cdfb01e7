import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import type { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

const LIMIT = 50;
/** A process says every 2 seconds that it lives, and is dead after 6; the rest is this machine's. */
const DEAD_AFTER_MS = 6_000;
const PATIENCE_MS = 3_000;

describe('the tabs of a session on three processes', () => {
  let cluster: Cluster;
  let cookie: string;
  let tabs: Tab[];

  beforeEach(async () => {
    cluster = await Cluster.start(3);
    cookie = await cluster.begin();
    tabs = [];
  });

  afterEach(async () => {
    for (const tab of tabs) tab.close();
    await cluster.stop();
  });

  /** Opens tabs, each on the next process. */
  async function open(count: number) {
    const opening = Array.from({ length: count }, (_, index) => cluster.tab(index, cookie));
    for (const opened of await Promise.allSettled(opening))
      if (opened.status === 'fulfilled') tabs.push(opened.value);
  }

  const count = async (index: number) =>
    ((await cluster.visitor(index, cookie).json('/session').expect(200)).body as { tabs: number })
      .tabs;

  const counts = () => Promise.all([0, 1, 2].map(count));

  it('are 50 at most, wherever they are, and counted alike by each process', async () => {
    await open(LIMIT + 6);

    expect(tabs).toHaveLength(LIMIT);
    expect(await counts()).toEqual([LIMIT, LIMIT, LIMIT]);
    for (const index of [0, 1, 2])
      await expect(cluster.tab(index, cookie)).rejects.toMatchObject({
        data: { code: 'too-many' },
      });
    const stranger = await cluster.tab(1, await cluster.begin());
    stranger.close();
    tabs.pop()!.close();
    await until('the place of a closed tab', async () => (await count(0)) === LIMIT - 1);
    await open(1);
    expect(await counts()).toEqual([LIMIT, LIMIT, LIMIT]);
  });

  it('are counted before a tab that watches them, wherever they are', async () => {
    const inspector = await cluster.tab(0, cookie);
    tabs.push(inspector);
    await inspector.call('watch', { slices: {}, tabs: true });
    const told = async (isIt: number) => {
      while ((await inspector.next<{ tabs: number }>('session:tabs')).tabs !== isIt);
      return isIt;
    };
    expect(await told(1)).toBe(1);

    const elsewhere = await cluster.tab(1, cookie);
    expect(await told(2)).toBe(2);
    elsewhere.close();

    expect(await told(1)).toBe(1);
  });

  it('leave their places to others soon after their process was killed', async () => {
    await open(LIMIT);
    const lost = tabs.filter((_, index) => index % 3 === 2).length;

    const killedAt = performance.now();
    await cluster.restart(2);
    await until('the places of the dead', async () => (await count(0)) === LIMIT - lost);
    const takenMs = performance.now() - killedAt;

    expect(takenMs).toBeLessThan(DEAD_AFTER_MS + PATIENCE_MS);
    expect(await counts()).toEqual([LIMIT - lost, LIMIT - lost, LIMIT - lost]);
    tabs.push(await cluster.tab(2, cookie));
    expect(await count(1)).toBe(LIMIT - lost + 1);
  });
});
