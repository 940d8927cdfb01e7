import { timesTrue, withoutSockets, type Anomaly } from '../anomaly.js';

const TIMES = 10;

export const staleSocket: Anomaly = {
  name: 'stale-socket',
  title: 'Stale copy in a socket',
  story: `A tab is open; a request adds one, then the tab adds one by its socket. ${TIMES} times: are both there?`,
  exempt: withoutSockets,
  run: async (peer) => {
    const browser = await peer.visitor();
    const { tab } = await peer.tab(browser);
    const good = await timesTrue(TIMES, async () => {
      const { count = 0 } = await browser.look();
      await browser.add('count');
      await tab.add('count');
      return (await browser.look()).count === count + 2;
    });
    return { what: 'kept both', good, of: TIMES };
  },
};
