import type { Anomaly } from '../anomaly.js';
import { KEYS } from '../peer.js';

export const oldKey: Anomaly = {
  name: 'old-key',
  title: 'Old key never re-signed',
  story:
    'While an old and a new key are known, one visitor looks and another changes something; then the old key goes. How many of the two sessions are still known?',
  exempt: ({ isInMemory, hasKeys }) => {
    if (!hasKeys) return 'signs nothing';
    return isInMemory ? 'a restart ends its sessions' : undefined;
  },
  run: async (peer) => {
    const [looks, changes] = [await peer.visitor(), await peer.visitor()];
    await peer.restart(KEYS.new, KEYS.old);
    await looks.look();
    await changes.add('count');
    await peer.restart(KEYS.new);
    const seen = [await looks.look(), await changes.look()];
    return {
      what: 'known',
      good: seen.filter(({ count = 0 }) => count > 0).length,
      of: seen.length,
    };
  },
};
