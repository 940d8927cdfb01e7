import type { Anomaly } from '../anomaly.js';
import type { Counters } from '../browser.js';

const TIMES = 10;

export const halfSeen: Anomaly = {
  name: 'half-seen',
  title: 'Half a change seen',
  story: `A handler moves a thing from the cart to the orders; the session is looked at meanwhile and after. ${TIMES} times: in how many of the ${2 * TIMES} looks is it in one place?`,
  run: async (peer) => {
    const looks: Counters[] = [];
    for (let time = 0; time < TIMES; time++) {
      const browser = peer.browser();
      await browser.add('cart');
      const moving = browser.move(peer.elsewhere.later);
      await peer.elsewhere.asked();
      looks.push(await browser.look());
      peer.elsewhere.answer();
      await moving;
      looks.push(await browser.look());
    }
    return { what: 'whole', good: looks.filter(isWhole).length, of: looks.length };
  },
};

const isWhole = ({ cart = 0, orders = 0 }: Counters) => cart + orders === 1;
