import { defineSlice, shape } from 'sojourn';
import { LINE } from '../orders/orders.slice.js';
import { counted, missing, removed } from '../words.js';
import { isOnMenu, menuItem } from './menu.js';

export interface CartStored {
  lines: { item: string; quantity: number }[];
}

/** Amounts in dollars. */
interface CartState {
  lines: { item: string; name: string; price: number; quantity: number; amount: number }[];
  count: number;
  total: number;
}

export const Cart = defineSlice<CartStored, CartState>({
  name: 'cart',
  keep: 'session',
  initial: { lines: [] },
  words: ({ lines }) => {
    const count = sum(lines.map(({ quantity }) => quantity));
    return count > 0 ? `${counted(count, 'thing')} in the cart` : undefined;
  },
  schema: shape.record({
    lines: shape.list(LINE),
    count: shape.count,
    total: shape.number,
  }),
  onEveryPage: true,
  // A new menu may no longer have what an old cart holds.
  migrate: (stored) => ({
    lines: (stored as CartStored).lines.filter(({ item }) => isOnMenu(item)),
  }),
  view: ({ lines }) => ({
    lines: lines.map(priced),
    count: sum(lines.map(({ quantity }) => quantity)),
    total: sum(lines.map(cents)) / 100,
  }),
  removal: (before, after) =>
    removed(missing(before.lines, after.lines, ({ item }) => item).map(({ name }) => name)),
});

/** Prices are always the menu's, never the visitor's. */
function priced(line: { item: string; quantity: number }) {
  const { name, price } = menuItem(line.item);
  return { item: line.item, name, price, quantity: line.quantity, amount: cents(line) / 100 };
}

const cents = ({ item, quantity }: { item: string; quantity: number }) =>
  menuItem(item).cents * quantity;

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
