import { describe, expect, it } from '@jest/globals';
import { STEP_SECONDS, orders, sharedKitchen } from '../support/orders.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

describe('orders that go on', () => {
  const stage = sharedKitchen();

  const statusIs = (status: string) =>
    until(`the order to be ${status}`, async () => (await orders(stage.ada))[0]?.status === status);

  it('is told to every tab, with the cart it came from and each of its moves', async () => {
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await tab.watch({ cart: 1, orders: 0 });

    await stage.ada.submit('/cart/place').expect(303);
    const placed = [await tab.next('changed'), await tab.next('changed')];
    stage.app.clock.pass(STEP_SECONDS * 1000);

    expect(placed).toMatchObject([
      { slice: 'cart', version: 2, state: { lines: [], count: 0 } },
      { slice: 'orders', version: 1, state: { orders: [{ status: 'received' }] } },
    ]);
    expect(await tab.next('changed')).toMatchObject({
      slice: 'orders',
      version: 2,
      state: { orders: [{ status: 'preparing' }] },
    });
  });

  it('moves through its statuses with time, each a version of its own', async () => {
    await stage.ada.send('/cart/place');

    for (const status of ['preparing', 'ready', 'collected']) {
      stage.app.clock.pass(STEP_SECONDS * 1000);
      await statusIs(status);
    }

    const { body } = await stage.ada.json('/orders');
    expect(body).toMatchObject({ version: 4 });
  });

  it('lists the newest first and takes up again after a restart', async () => {
    await stage.ada.send('/cart/place');
    await stage.ada.send('/cart/add', { item: 'tea' });
    await stage.ada.send('/cart/place');

    expect((await orders(stage.ada)).map(({ total }) => total)).toEqual([5.5, 45.8]);
  });
});
