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
