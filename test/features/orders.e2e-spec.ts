import { describe, expect, it } from '@jest/globals';
import { orders, sharedKitchen } from '../support/orders.js';

describe('orders', () => {
  const stage = sharedKitchen();

  it('empties the cart into an order and shows it', async () => {
    const { headers } = await stage.ada.submit('/cart/place').expect(303);

    const [order] = await orders(stage.ada);
    expect(order).toMatchObject({ status: 'received', total: 45.8 });
    expect(order!.placedAt).toBe(new Date(stage.app.clock.now()).toISOString());
    expect(headers.location).toBe(`/orders/${order!.id}`);
    expect((await stage.ada.state<{ count: number }>('cart')).count).toBe(0);
    expect((await stage.ada.page(headers.location as string).expect(200)).text).toContain(
      '2 × Vegetable laksa',
    );
  });

  it('answers a placed order as the slice of orders', async () => {
    const { body } = await stage.ada.send('/cart/place').expect(200);

    expect(body).toMatchObject({
      slice: 'orders',
      version: 1,
      state: { orders: [{ total: 45.8 }] },
    });
  });

  it('places nothing from an empty cart', async () => {
    await stage.ada.send('/cart/empty');

    const { body } = await stage.ada.send('/cart/place').expect(409);

    expect(body).toMatchObject({ code: 'empty-cart' });
    expect(await orders(stage.ada)).toEqual([]);
  });

  it('places once, however often it is sent with one key', async () => {
    const send = () => stage.ada.send('/cart/place').set('Idempotency-Key', 'order-1');

    const answers = await Promise.all(Array.from({ length: 10 }, send));

    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await orders(stage.ada)).toHaveLength(1);
  });

  it('places once on a double click, and both clicks arrive at the order', async () => {
    const click = () => stage.ada.submit('/cart/place', { commandId: 'from-this-page' });

    const answers = await Promise.all([click(), click()]);

    expect(await orders(stage.ada)).toHaveLength(1);
    const places = answers.map(({ headers }) => headers.location as string);
    expect(new Set(places)).toEqual(new Set([`/orders/${(await orders(stage.ada))[0]!.id}`]));
  });

  it('shows an order to nobody else', async () => {
    await stage.ada.send('/cart/place');
    const [order] = await orders(stage.ada);

    await stage.app.visitor().page(`/orders/${order!.id}`).expect(404);
    await stage.app.visitor().json(`/orders/${order!.id}`).expect(404);
  });
});
