import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { Tab } from '../support/tab.js';

const IDLE_SECONDS = 4;
const EACH = [0, 1, 2];

const reasonOf = async (tab: Tab) => (await tab.next<{ reason: string }>('session:ended')).reason;

describe('a session on three processes that runs out', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(3, { SESSION_IDLE_SECONDS: String(IDLE_SECONDS) });
  });

  afterAll(() => cluster.stop());

  it('does so on each', async () => {
    const cookie = await cluster.begin();
    const tabs = await cluster.tabs(cookie);

    expect(await Promise.all(tabs.map(reasonOf))).toEqual(['expired', 'expired', 'expired']);
    for (const index of EACH) {
      const late = Tab.knock(cluster.app(index).url, { cookie });
      expect(await reasonOf(late)).toBe('expired');
    }
  });

  it('is kept alive on each by what is done on one', async () => {
    const cookie = await cluster.begin();
    const tab = await cluster.tab(2, cookie);
    const until = performance.now() + 2 * IDLE_SECONDS * 1_000;

    while (performance.now() < until) {
      await tab.next('session:expiring');
      await cluster.visitor(0, cookie).send('/session/stay').expect(200);
    }

    expect(tab.hasHeard('session:ended')).toBe(false);
    tab.close();
  });
});
