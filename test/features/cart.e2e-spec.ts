import { describe, expect, it } from '@jest/globals';
import { cart } from '../support/cart.state.js';
import { sharedApp } from '../support/shared.app.js';

const EMPTY = { lines: [], count: 0, total: 0 };

describe('cart', () => {
  const stage = sharedApp();

  it('has a menu of 20 things and more in four courses, priced to the cent', async () => {
    const { body } = await stage.ada.json('/cart/menu').expect(200);
    const items = body as { item: string; course: string; price: number; name: string }[];

    expect(items.length).toBeGreaterThanOrEqual(20);
    expect(new Set(items.map(({ course }) => course)).size).toBe(4);
    expect(new Set(items.map(({ item }) => item)).size).toBe(items.length);
    for (const { price } of items) expect(price).toBe(Number(price.toFixed(2)));
  });

  it('adds up quantities, amounts and the total at the menu’s prices', async () => {
    await stage.ada.send('/cart/add', { item: 'laksa' });
    await stage.ada.send('/cart/add', { item: 'laksa', quantity: 2 });
    const { body } = await stage.ada.send('/cart/add', { item: 'coffee', quantity: 3 }).expect(200);

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
    await stage.ada.send('/cart/set', { item: 'soup', quantity: 99 });
    await stage.ada.send('/cart/set', { item: 'tea', quantity: 2 });
    await stage.ada.send('/cart/set', { item: 'soup', quantity: 0 });

    expect((await cart(stage.ada)).lines).toMatchObject([{ item: 'tea', quantity: 2 }]);
    await stage.ada.submit('/cart/empty').expect(303).expect('Location', '/cart');
    expect(await cart(stage.ada)).toEqual(EMPTY);
  });

  it('shows count and total in every page’s header, and nobody else’s', async () => {
    await stage.ada.send('/cart/add', { item: 'laksa', quantity: 2 });

    for (const path of ['/', '/pay', '/todo', '/no-such-page']) {
      const badge = /id="live-cart-badge"[^]*?<\/a>/.exec((await stage.ada.page(path)).text)![0];
      expect(badge).toContain('>2<');
      expect(badge).toContain('$45.80');
    }
    expect((await stage.app.visitor().page('/')).text).not.toContain('$45.80');
  });

  it('never takes a price from its visitor', async () => {
    const { body } = await stage.ada.send('/cart/add', { item: 'laksa', price: 0.01 }).expect(422);

    expect(body).toMatchObject({ code: 'invalid', errors: { price: [expect.any(String)] } });
  });
});
