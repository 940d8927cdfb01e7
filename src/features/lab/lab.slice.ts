import { defineSlice } from 'sojourn';

/** Of scratch sessions only: no feature's, so that nobody can watch it. */
const scratch = (name: string) =>
  defineSlice<{ is: number | null }>({
    name: `lab-${name}`,
    keep: 'session',
    initial: { is: null },
  });

export const SCRATCH = {
  count: scratch('count'),
  cart: scratch('cart'),
  orders: scratch('orders'),
};
