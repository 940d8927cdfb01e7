import { sharedApp } from './shared.app.js';
import type { Visitor } from './visitor.js';

export interface Order {
  id: string;
  status: string;
  total: number;
  placedAt: string;
}

export const STEP_SECONDS = 30;

export const orders = async (visitor: Visitor) =>
  (await visitor.state<{ orders: Order[] }>('orders')).orders;

/** An app for the tests of a describe, and a visitor with two bowls in the cart. */
export const sharedKitchen = () =>
  sharedApp({
    env: { ORDER_STEP_SECONDS: String(STEP_SECONDS) },
    begin: (ada) => ada.send('/cart/add', { item: 'laksa', quantity: 2 }),
  });
