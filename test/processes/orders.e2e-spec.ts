import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import type { Changed, Tab } from '../support/tab.js';
import { until } from '../support/until.js';

interface Order {
  id: string;
  status: string;
}

const STATUSES = ['received', 'preparing', 'ready', 'collected'];

/** Every look at the orders that a tab was given. */
const looks = (tab: Tab) =>
  tab.pushes.filter(({ slice }) => slice === 'orders') as Changed<{ orders: Order[] }>[];

/** The statuses of the newest order, as one tab was told them. */
const statuses = (tab: Tab) => looks(tab).map(({ state }) => state.orders[0]!.status);

const isCollected = (tab: Tab) => statuses(tab).at(-1) === 'collected';

describe('orders on three processes', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(3, { ORDER_STEP_SECONDS: '1' });
  });

  afterAll(() => cluster.stop());

  /** A session with a tab on each process, and a cart that is not empty. */
  async function hungry() {
    const cookie = await cluster.begin();
    await cluster.visitor(0, cookie).send('/cart/add', { item: 'soup' }).expect(200);
    const tabs = await cluster.tabs(cookie);
    for (const tab of tabs) await tab.watch({ cart: 1, orders: 0 });
    return { cookie, tabs };
  }

  it('are placed in one message on each, with the cart that is empty then', async () => {
    const { cookie, tabs } = await hungry();

    await cluster.visitor(1, cookie).submit('/cart/place').expect(303);

    for (const tab of tabs) {
      await tab.next('changed');
      expect(tab.messages[0]!.changes).toMatchObject([
        { slice: 'cart', version: 2, state: { lines: [], count: 0 } },
        { slice: 'orders', version: 1, state: { orders: [{ status: 'received' }] } },
      ]);
      tab.close();
    }
  });

  it('move on once, whoever looks', async () => {
    const { cookie, tabs } = await hungry();

    await cluster.visitor(1, cookie).send('/cart/place').expect(200);

    for (const tab of tabs) {
      await until('the order to be collected', () => isCollected(tab));
      expect(statuses(tab)).toEqual(STATUSES);
      expect(looks(tab).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      tab.close();
    }
  });

  it('move on where the process that took them is killed', async () => {
    const { cookie, tabs } = await hungry();
    await cluster.visitor(2, cookie).send('/cart/place').expect(200);

    await cluster.restart(2);

    for (const tab of tabs.slice(0, 2)) {
      await until('the order to be collected', () => isCollected(tab));
      // It may have died between its claim and the move, and then a status is passed over.
      expect(STATUSES).toEqual(expect.arrayContaining(statuses(tab)));
      expect(statuses(tab)).toEqual(STATUSES.filter((each) => statuses(tab).includes(each)));
    }
    const { body } = await cluster.visitor(2, cookie).json('/orders').expect(200);
    expect(body).toMatchObject({ version: statuses(tabs[0]!).length });
    for (const tab of tabs) tab.close();
  });
});
