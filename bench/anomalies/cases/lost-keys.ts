import { atOnce, unacknowledged, type Anomaly } from '../anomaly.js';

const KEYS = 'abcdefghijklmnopqrstuvwxyz';

export const lostKeys: Anomaly = {
  name: 'lost-keys',
  title: 'Lost update of different keys',
  story: `${KEYS.length} requests at once each set a key of their own. How many are there?`,
  run: async (peer) => {
    const browser = await peer.visitor();
    const add = (index: number) => browser.add(KEYS[index]!, peer.elsewhere.now);
    const answers = await atOnce(KEYS.length, add);
    const kept = await browser.look();
    return {
      what: 'kept',
      good: KEYS.split('').filter((key) => kept[key] === 1).length,
      of: KEYS.length,
      ...unacknowledged(answers),
    };
  },
};
