import { withoutSockets, type Anomaly } from '../anomaly.js';
import type { Peer } from '../peer.js';
import type { Tab } from '../tabs.js';
import { isInTime, waitUntil } from '../wait.until.js';

const CHANGES = 3;
const NEWS_MS = 2_000;

export const lostPush: Anomaly = {
  name: 'lost-push',
  title: 'Push lost in a gap',
  story: `A tab loses its network while ${CHANGES} changes are made; then again, and the server is restarted meanwhile. How many does it know of within two seconds of being back?`,
  exempt: withoutSockets,
  run: async (peer) => {
    const { isInMemory } = peer.column;
    const short = await knownAfterGap(peer, async () => undefined);
    const long = isInMemory ? 0 : await knownAfterGap(peer, () => peer.restart());
    return {
      what: 'known',
      good: short + long,
      of: isInMemory ? CHANGES : 2 * CHANGES,
      ...(isInMemory && { note: 'a restart ends its sessions' }),
    };
  },
};

async function knownAfterGap(peer: Peer, meanwhile: () => Promise<void>) {
  const browser = await peer.visitor();
  const { tab, network } = await peer.tab(browser);
  await browser.add('count');
  await waitUntil('the first push', () => known(tab) === 2);
  network.cut();
  await waitUntil('the tab to lose its network', () => !tab.isConnected);
  for (let change = 0; change < CHANGES; change++) await browser.add('count');
  await meanwhile();
  network.mend();
  await waitUntil('the tab to be back', () => tab.isConnected);
  await isInTime(() => known(tab) === 2 + CHANGES, NEWS_MS);
  return known(tab) - 2;
}

const known = ({ told }: Tab) => told.count ?? 0;
