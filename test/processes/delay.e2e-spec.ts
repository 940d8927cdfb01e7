import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';

/** Far above what it takes, and far below what a wrong unit would give. */
const MOST_SECONDS = 5;

describe('the metrics of a process that shares its store', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(2);
  });

  afterAll(() => cluster.stop());

  const metrics = async (index: number) =>
    (await cluster.app(index).visitor().page('/metrics').expect(200)).text;

  it('say how late it is told: of what another commits, where a tab watches it, and of its own', async () => {
    const cookie = await cluster.begin(0);
    const tab = await cluster.tab(1, cookie);
    await tab.watch({ greeting: 1 });
    const heard = tab.next('changed');
    await cluster.visitor(0, cookie).send('/greeting/set', { name: 'Grace' }).expect(200);
    await heard;

    const [near, far] = await Promise.all([metrics(0), metrics(1)]);

    for (const seconds of [delay(near, 'own'), delay(far, 'other')]) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(MOST_SECONDS);
    }
    expect(delay(near, 'other')).toBeNaN();
    expect(Number(/^sojourn_feed_items_total (\d+)$/m.exec(far)![1])).toBeGreaterThan(0);
    expect(Number(/^sojourn_feed_seconds_total (\S+)$/m.exec(far)![1])).toBeGreaterThan(0);
    tab.close();
  });

  it('forget at each look what was said before', async () => {
    const cookie = await cluster.begin(0);
    await cluster.visitor(0, cookie).send('/greeting/set', { name: 'Ada' }).expect(200);

    expect(delay(await metrics(0), 'own')).toBeGreaterThan(0);
    expect(delay(await metrics(0), 'own')).toBeNaN();
  });
});

const delay = (text: string, origin: 'own' | 'other') =>
  Number(
    new RegExp(`^sojourn_feed_delay_seconds{origin="${origin}",quantile="0.99"} (\\S+)$`, 'm').exec(
      text,
    )?.[1],
  );
