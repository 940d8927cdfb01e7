import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { cart } from '../support/cart.state.js';
import type { Visitor } from '../support/visitor.js';

const EMPTY = { lines: [], count: 0, total: 0 };

describe('cart', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(() => {
    ada = app.visitor();
  });

  afterAll(() => app.stop());

  it('has a menu of 20 things and more in four courses, priced to the cent', async () => {
    const { body } = await ada.json('/cart/menu').expect(200);
    const items = body as { item: string; course: string; price: number; name: string }[];

    expect(items.length).toBeGreaterThanOrEqual(20);
    expect(new Set(items.map(({ course }) => course)).size).toBe(4);
    expect(new Set(items.map(({ item }) => item)).size).toBe(items.length);
    for (const { price } of items) expect(price).toBe(Number(price.toFixed(2)));
  });

  it('adds up quantities, amounts and the total at the menu’s prices', async () => {
    await ada.send('/cart/add', { item: 'laksa' });
    await ada.send('/cart/add', { item: 'laksa', quantity: 2 });
    const { body } = await ada.send('/cart/add', { item: 'coffee', quantity: 3 }).expect(200);

    expect(body).toMatchObject({
      version: 3,
      state: {
        lines: [
          { item: 'laksa', name: 'Vegetable laksa', price: 22.9, quantity: 3, amount: 68.7 },
          { item: 'coffee', price: 5.2, quantity: 3, amount: 15.6 },
        ],
        count: 6,
        total: 84.3,
      },
    });
  });

  it('sets a quantity, takes a line out at 0, and empties', async () => {
    await ada.send('/cart/set', { item: 'soup', quantity: 99 });
    await ada.send('/cart/set', { item: 'tea', quantity: 2 });
    await ada.send('/cart/set', { item: 'soup', quantity: 0 });

    expect((await cart(ada)).lines).toMatchObject([{ item: 'tea', quantity: 2 }]);
    await ada.submit('/cart/empty').expect(303).expect('Location', '/cart');
    expect(await cart(ada)).toEqual(EMPTY);
  });

  it('shows count and total in every page’s header, and nobody else’s', async () => {
    await ada.send('/cart/add', { item: 'laksa', quantity: 2 });

    for (const path of ['/', '/pay', '/todo', '/no-such-page']) {
      const badge = /id="live-cart-badge"[^]*?<\/a>/.exec((await ada.page(path)).text)![0];
      expect(badge).toContain('>2<');
      expect(badge).toContain('$45.80');
    }
    expect((await app.visitor().page('/')).text).not.toContain('$45.80');
  });

  it('never takes a price from its visitor', async () => {
    const { body } = await ada.send('/cart/add', { item: 'laksa', price: 0.01 }).expect(422);

    expect(body).toMatchObject({ code: 'invalid', errors: { price: [expect.any(String)] } });
  });
});
