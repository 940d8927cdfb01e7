import { timesTrue, type Anomaly } from '../anomaly.js';

const CHANGES = 50;

export const killed: Anomaly = {
  name: 'killed',
  title: 'Acknowledged, and gone after kill -9',
  story: `${CHANGES} changes are acknowledged, one after the other; then the app is killed, and so is the Redis server that it has. How many are there after a restart?`,
  run: async (peer) => {
    const browser = peer.browser();
    await timesTrue(CHANGES, () => browser.add('count'));
    await peer.restartAll();
    const { count = 0 } = await browser.look();
    return { what: 'kept', good: count, of: CHANGES };
  },
};
