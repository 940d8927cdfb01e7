import type { Visitor } from './visitor.js';

export interface CartState {
  lines: { item: string; quantity: number; price: number; amount: number }[];
  count: number;
  total: number;
}

export const cart = (visitor: Visitor) => visitor.state<CartState>('cart');
