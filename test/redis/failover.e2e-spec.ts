import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newDataDir, TestApp } from '../support/app.js';
import { Cable } from '../support/cut.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { copied } from '../support/replica.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const SESSION_SECRET = 'the same on all nodes of this test';

interface Cart {
  version: number;
  state: { count: number };
}
interface Orders {
  state: { orders: object[] };
}

withRedis('a replica of Redis that takes over', () => {
  let primary: RedisServer;
  let replica: RedisServer;
  /** What the nodes reach the server by, and the replica its primary. */
  let cables: [nodes: Cable, copying: Cable];
  let nodes: TestApp[];

  beforeAll(async () => {
    primary = await RedisServer.start();
    cables = [await Cable.lay(primary.port), await Cable.lay(primary.port)];
    replica = await RedisServer.start();
    await replica.ask('REPLICAOF', '127.0.0.1', new URL(cables[1].url).port);
    await copied(primary, replica);
    nodes = await Promise.all([start(cables[0].url), start(cables[0].url)]);
  });

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    for (const cable of cables) cable.remove();
  });

  async function takeOver() {
    await primary.stop();
    await replica.ask('REPLICAOF', 'NO', 'ONE');
    cables[0].lead(replica.port);
    await until('both nodes are ready', async () => {
      const probes = nodes.map((node) => node.visitor().json('/health/ready'));
      return (await Promise.all(probes)).every(({ status }) => status === 200);
    });
  }

  const tabsOf = (visitor: Visitor, slices: Record<string, number>) =>
    Promise.all(
      nodes.map(async (node) => {
        const tab = await Tab.open(node.url, { cookie: visitor.cookies });
        const { epoch } = await tab.watch(slices);
        return { tab, epoch };
      }),
    );

  it('keeps all that it had copied and nothing by half; tabs draw it anew in another epoch', async () => {
    const [near, far] = nodes.map((node) => node.visitor()) as [Visitor, Visitor];
    await ordered(near, 3);
    await far.send('/greeting/set', { name: 'Grace' }).expect(200);
    const tabs = await tabsOf(near, { cart: 0, orders: 0 });
    await copied(primary, replica);
    cables[1].cut();
    // Acknowledged, and known to nobody else.
    await ordered(near, 2);
    const { cookies: Cookie } = far;
    await far.send('/session/end').expect(200);
    const stop = new AbortController();
    const writing = (async () => {
      while (!stop.signal.aborted) await near.send('/cart/add', { item: 'tea' });
    })();

    await takeOver();
    stop.abort();
    await writing;

    const cart = (await near.json('/cart').expect(200)).body as Cart;
    const { orders } = ((await near.json('/orders').expect(200)).body as Orders).state;
    expect(orders).toHaveLength(3);
    // Each order is one change of the cart, and so is each item: none came without the other.
    expect(cart.version).toBe(2 * orders.length + cart.state.count);
    for (const { tab, epoch } of tabs) {
      await until(
        'the tab has the cart',
        () => tab.pushes.findLast(({ slice }) => slice === 'cart')?.version === cart.version,
      );
      expect(tab.pushes.findLast(({ slice }) => slice === 'orders')?.state).toMatchObject({
        orders: { length: 3 },
      });
      expect(tab.messages.at(-1)!.epoch).not.toBe(epoch);
      tab.close();
    }
    // README says so: an end can be lost as any change.
    expect(await nodes[1]!.visitor({ Cookie }).state('greeting')).toEqual({ name: 'Grace' });
  });
});

/** Puts one thing into the cart and orders it, again and again: two changes of the cart each time. */
async function ordered(visitor: Visitor, times: number) {
  for (let n = 0; n < times; n++) {
    await visitor.send('/cart/add', { item: 'tea' }).expect(200);
    await visitor.send('/cart/place').expect(200);
  }
}

const start = (url: string) =>
  TestApp.start({
    SESSION_SECRET,
    REDIS_URL: url,
    DATA_DIR: newDataDir(),
    ORDER_STEP_SECONDS: '3600',
  });
