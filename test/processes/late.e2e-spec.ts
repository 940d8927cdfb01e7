import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import type { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

/** More than the history of a slice keeps. */
const CHANGES = 130;

const versions = (tab: Tab) => tab.pushes.map(({ version }) => version);

describe('a process that stands still for a moment', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(2);
  });

  afterAll(() => cluster.stop());

  it('tells its tabs each change it missed, in order, with the state of that version', async () => {
    const cookie = await cluster.begin();
    const [busy, waiting] = [await cluster.tab(0, cookie), await cluster.tab(1, cookie)];
    await waiting.watch({ greeting: 1 });

    cluster.app(1).freeze();
    const names = Array.from({ length: CHANGES - 1 }, (_, index) => `Ada ${index + 2}`);
    await Promise.all(names.map((name) => busy.call('greeting:set', { name })));
    cluster.app(1).goOn();

    await until('the last change', () => versions(waiting).includes(CHANGES));
    const all = Array.from({ length: CHANGES - 1 }, (_, index) => index + 2);
    expect(versions(waiting)).toEqual(all);
    expect(waiting.pushes.map(({ state }) => state)).toEqual(
      all.map((version) => ({ name: `Ada ${version}` })),
    );
    for (const tab of [busy, waiting]) tab.close();
  });
});
