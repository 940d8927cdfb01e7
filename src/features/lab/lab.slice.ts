import { defineSlice, shape } from 'sojourn';

export const Lab = defineSlice<{ count: number }>({
  name: 'lab',
  keep: 'session',
  initial: { count: 0 },
  schema: shape.record({ count: shape.count }),
});

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
