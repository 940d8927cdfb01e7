import { defineSlice, shape, type Snapshot } from 'sojourn';
import { counted } from '../words.js';

/** In the order an order goes through them. */
export const STATUSES = ['received', 'preparing', 'ready', 'collected'] as const;
const KEPT = 20;

/** Amounts in dollars, at the prices of the day; times in milliseconds since 1970. */
export interface OrderStored {
  id: string;
  lines: { item: string; name: string; price: number; quantity: number; amount: number }[];
  total: number;
  status: (typeof STATUSES)[number];
  placedAt: number;
  /** When it gets its next status; null once it has the last. */
  movesAt: number | null;
}

export interface OrdersStored {
  orders: OrderStored[];
}

type Order = Omit<OrderStored, 'placedAt' | 'movesAt'> & { placedAt: string };

export const LINE = shape.record({
  item: shape.text,
  name: shape.text,
  price: shape.number,
  quantity: shape.count,
  amount: shape.number,
});

export const Orders = defineSlice<OrdersStored, { orders: Order[] }>({
  name: 'orders',
  keep: 'session',
  initial: { orders: [] },
  words: ({ orders }) => (orders.length > 0 ? counted(orders.length, 'order') : undefined),
  schema: shape.record({
    orders: shape.list(
      shape.record({
        id: shape.text,
        lines: shape.list(LINE),
        total: shape.number,
        status: shape.oneOf(STATUSES),
        placedAt: shape.instant,
      }),
    ),
  }),
  view: ({ orders }) => ({
    orders: orders.map(({ id, lines, total, status, placedAt }) => {
      return { id, lines, total, status, placedAt: new Date(placedAt).toISOString() };
    }),
  }),
  dueAt: ({ orders }) => {
    const moves = orders.flatMap(({ movesAt }) => movesAt ?? []);
    return moves.length > 0 ? Math.min(...moves) : null;
  },
  // The kitchen is at work already.
  undoable: false,
});

export const withOrder = ({ orders }: OrdersStored, order: Omit<OrderStored, 'status'>) => ({
  orders: [{ ...order, status: STATUSES[0] }, ...orders].slice(0, KEPT),
});

export const newestOrder = ({ state }: Snapshot) => (state as { orders: [Order] }).orders[0];
