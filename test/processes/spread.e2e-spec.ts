import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';

const CHANGES = 300;
const P99_MS = 100;

describe('a tab on another process', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(2);
  });

  afterAll(() => cluster.stop());

  it(`has 99 of 100 changes within ${P99_MS} ms of their commit`, async () => {
    const cookie = await cluster.begin();
    const [one, other] = [await cluster.tab(0, cookie), await cluster.tab(1, cookie)];
    await other.watch({ greeting: 1 });
    const waits: number[] = [];

    for (let index = 0; index < CHANGES; index++) {
      // Sent before the commit, so that it is the longer wait that is measured.
      const sent = performance.now();
      const heard = other.next('changed').then(() => waits.push(performance.now() - sent));
      await one.call('greeting:set', { name: `Ada ${index}` });
      await heard;
    }

    const late = waits.filter((wait) => wait >= P99_MS);
    expect(late.length).toBeLessThanOrEqual(CHANGES / 100);
    for (const tab of [one, other]) tab.close();
  });
});
