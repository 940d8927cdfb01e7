import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { STEP_SECONDS, orders } from '../support/orders.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

describe('orders that go on', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start({ ORDER_STEP_SECONDS: String(STEP_SECONDS) });
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/cart/add', { item: 'laksa', quantity: 2 });
  });

  afterAll(() => app.stop());

  const statusIs = (status: string) =>
    until(`the order to be ${status}`, async () => (await orders(ada))[0]?.status === status);

  it('is told to every tab, with the cart it came from and each of its moves', async () => {
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.watch({ cart: 1, orders: 0 });

    await ada.submit('/cart/place').expect(303);
    const placed = [await tab.next('changed'), await tab.next('changed')];
    app.clock.pass(STEP_SECONDS * 1000);

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
    await ada.send('/cart/place');

    for (const status of ['preparing', 'ready', 'collected']) {
      app.clock.pass(STEP_SECONDS * 1000);
      await statusIs(status);
    }

    const { body } = await ada.json('/orders');
    expect(body).toMatchObject({ version: 4 });
  });

  it('lists the newest first and takes up again after a restart', async () => {
    await ada.send('/cart/place');
    await ada.send('/cart/add', { item: 'tea' });
    await ada.send('/cart/place');

    expect((await orders(ada)).map(({ total }) => total)).toEqual([5.5, 45.8]);
  });
});
