import { timesTrue, type Anomaly } from '../anomaly.js';

const TIMES = 10;

export const undoneByRead: Anomaly = {
  name: 'undone-by-read',
  title: 'Read that undoes a write',
  story: `A page is being read while another request adds one, and is answered after it. ${TIMES} times: is the one still there?`,
  run: async (peer) => {
    const browser = await peer.visitor();
    const good = await timesTrue(TIMES, async () => {
      const { count = 0 } = await browser.look();
      const reading = browser.look(peer.elsewhere.later);
      await peer.elsewhere.asked();
      await browser.add('count');
      peer.elsewhere.answer();
      await reading;
      return (await browser.look()).count === count + 1;
    });
    return { what: 'kept', good, of: TIMES };
  },
};
