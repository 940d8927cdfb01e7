import { describe, expect, it } from '@jest/globals';
import { cart } from '../support/cart.state.js';
import { sharedApp } from '../support/shared.app.js';

describe('a cart that refuses', () => {
  const stage = sharedApp();

  it('says no to the hundredth of one thing, sent at once, and keeps the 99', async () => {
    await stage.ada.send('/cart/set', { item: 'tea', quantity: 95 });

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => stage.ada.send('/cart/add', { item: 'tea' })),
    );

    const codes = answers.map(({ body }) => (body as { code?: string }).code);
    expect(codes.filter((code) => code === 'line-full')).toHaveLength(6);
    expect((await cart(stage.ada)).count).toBe(99);
  });

  it.each([
    [{ item: 'laksa', quantity: 0 }, 422],
    [{ item: 'laksa', quantity: 1.5 }, 422],
    [{ item: 'laksa', quantity: '2' }, 422],
    [{ item: 'laksa', quantity: null }, 422],
    [{ item: 'laksa', quantity: 100 }, 422],
    [{ item: 7 }, 422],
    [{}, 422],
    [{ item: '__proto__' }, 404],
    [{ item: "'; DROP TABLE slices; --" }, 404],
  ])('refuses to add %j with %i and leaves the cart as it is', async (payload, status) => {
    await stage.ada.send('/cart/add', { item: 'tea' });

    await stage.ada.send('/cart/add', payload).expect(status);

    expect((await cart(stage.ada)).lines).toMatchObject([{ item: 'tea', quantity: 1 }]);
  });

  it('keeps a typed quantity beside its own dish when it is refused', async () => {
    const { text } = await stage.ada
      .submit('/cart/add', { item: 'soup', quantity: 'a few' })
      .expect(422);

    const typed = text.match(/value="a few"/g);
    expect(typed).toHaveLength(1);
    expect(text).toMatch(/id="cart-add-quantity-soup"[^>]*aria-invalid="true"/);
  });
});
