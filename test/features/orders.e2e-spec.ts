import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { STEP_SECONDS, orders } from '../support/orders.js';
import type { Visitor } from '../support/visitor.js';

describe('orders', () => {
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

  it('empties the cart into an order and shows it', async () => {
    const { headers } = await ada.submit('/cart/place').expect(303);

    const [order] = await orders(ada);
    expect(order).toMatchObject({ status: 'received', total: 45.8 });
    expect(order!.placedAt).toBe(new Date(app.clock.now()).toISOString());
    expect(headers.location).toBe(`/orders/${order!.id}`);
    expect((await ada.state<{ count: number }>('cart')).count).toBe(0);
    expect((await ada.page(headers.location as string).expect(200)).text).toContain(
      '2 × Vegetable laksa',
    );
  });

  it('answers a placed order as the slice of orders', async () => {
    const { body } = await ada.send('/cart/place').expect(200);

    expect(body).toMatchObject({
      slice: 'orders',
      version: 1,
      state: { orders: [{ total: 45.8 }] },
    });
  });

  it('places nothing from an empty cart', async () => {
    await ada.send('/cart/empty');

    const { body } = await ada.send('/cart/place').expect(409);

    expect(body).toMatchObject({ code: 'empty-cart' });
    expect(await orders(ada)).toEqual([]);
  });

  it('places once, however often it is sent with one key', async () => {
    const send = () => ada.send('/cart/place').set('Idempotency-Key', 'order-1');

    const answers = await Promise.all(Array.from({ length: 10 }, send));

    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await orders(ada)).toHaveLength(1);
  });

  it('places once on a double click, and both clicks arrive at the order', async () => {
    const click = () => ada.submit('/cart/place', { commandId: 'from-this-page' });

    const answers = await Promise.all([click(), click()]);

    expect(await orders(ada)).toHaveLength(1);
    const places = answers.map(({ headers }) => headers.location as string);
    expect(new Set(places)).toEqual(new Set([`/orders/${(await orders(ada))[0]!.id}`]));
  });

  it('shows an order to nobody else', async () => {
    await ada.send('/cart/place');
    const [order] = await orders(ada);

    await app.visitor().page(`/orders/${order!.id}`).expect(404);
    await app.visitor().json(`/orders/${order!.id}`).expect(404);
  });
});
