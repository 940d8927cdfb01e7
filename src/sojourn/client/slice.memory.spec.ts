import { describe, expect, it } from '@jest/globals';
import { SliceMemory } from './slice.memory.js';

const cart = (version: number) => ({ slice: 'cart', version, state: version });

describe('what a watcher was told', () => {
  it('is told once, and never goes back: what is read may be older than what was pushed meanwhile', () => {
    const memory = new SliceMemory(['cart']);

    memory.learn({ epoch: 'one', changes: [cart(5)] });

    expect(memory.learn({ epoch: 'one', changes: [cart(4)] })).toEqual([]);
    expect(memory.learn({ epoch: 'one', changes: [cart(5)] })).toEqual([]);
    expect(memory.learn({ epoch: 'one', changes: [cart(6)] })).toEqual([cart(6)]);
  });

  it('counts for nothing in another epoch, until each slice came anew', () => {
    const memory = new SliceMemory(['cart', 'orders']);
    const orders = { slice: 'orders', version: 0 };
    memory.learn({ epoch: 'one', changes: [cart(5), orders] });
    expect(memory.held).toEqual({ epoch: 'one', slices: { cart: 5, orders: 0 } });

    expect(memory.learn({ epoch: 'two', changes: [cart(2)] })).toEqual([cart(2)]);

    expect(memory.isWhole).toBe(false);
    expect(memory.held.epoch).toBe('');
  });

  it('is nothing of a slice that it does not watch', () => {
    const memory = new SliceMemory(['orders']);

    expect(memory.learn({ epoch: 'one', changes: [cart(1)] })).toEqual([]);
  });
});
