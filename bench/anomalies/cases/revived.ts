import { timesTrue, type Anomaly } from '../anomaly.js';

const TIMES = 5;

export const revived: Anomaly = {
  name: 'revived',
  title: 'Revived session',
  story: `A request is under way while the session ends, and writes after the end. ${TIMES} times: is the session still over then?`,
  run: async (peer) => {
    const good = await timesTrue(TIMES, async () => {
      const browser = await peer.visitor();
      const late = browser.add('count', peer.elsewhere.later);
      await peer.elsewhere.asked();
      await browser.end();
      peer.elsewhere.answer();
      await late;
      return Object.keys(await browser.look()).length === 0;
    });
    return { what: 'stayed over', good, of: TIMES };
  },
};
