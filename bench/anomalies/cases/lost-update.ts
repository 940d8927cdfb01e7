import { atOnce, unacknowledged, type Anomaly } from '../anomaly.js';

const CHANGES = 50;

export const lostUpdate: Anomaly = {
  name: 'lost-update',
  title: 'Lost update of one key',
  story: `${CHANGES} requests at once each add one to the same counter. How many are in it?`,
  run: async (peer) => {
    const browser = await peer.visitor();
    const answers = await atOnce(CHANGES, () => browser.add('count', peer.elsewhere.now));
    const { count = 0 } = await browser.look();
    return { what: 'kept', good: count - 1, of: CHANGES, ...unacknowledged(answers) };
  },
};
