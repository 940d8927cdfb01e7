import { Injectable } from '@nestjs/common';
import { conflict, SessionService, type Session } from 'sojourn';
import { OrderProgress } from '../orders/order.progress.js';
import { Orders, withOrder } from '../orders/orders.slice.js';
import { MAX_QUANTITY, type AddToCartDto, type SetQuantityDto } from './cart.dto.js';
import { Cart, type CartStored } from './cart.slice.js';
import { menuItem } from './menu.js';

@Injectable()
export class CartService {
  constructor(
    private readonly sessions: SessionService,
    private readonly progress: OrderProgress,
  ) {}

  add(session: Session, { item, quantity }: AddToCartDto) {
    return this.sessions.change(session, Cart, (cart) =>
      withLine(cart, item, quantityOf(cart, item) + quantity),
    );
  }

  set(session: Session, { item, quantity }: SetQuantityDto) {
    return this.sessions.change(session, Cart, (cart) => withLine(cart, item, quantity));
  }

  empty(session: Session) {
    return this.sessions.change(session, Cart, () => Cart.initial);
  }

  /** The cart empties and the order appears, or neither. @returns the orders */
  async place(session: Session) {
    const ticket = this.progress.ticket();
    const [, placed] = await this.sessions.change(session, [Cart, Orders], ([cart, orders]) => [
      Cart.initial,
      withOrder(orders, { ...ticket, ...filled(cart, ticket.placedAt) }),
    ]);
    return placed;
  }
}

const quantityOf = ({ lines }: CartStored, item: string) =>
  lines.find((line) => line.item === item)?.quantity ?? 0;

function withLine(cart: CartStored, item: string, quantity: number): CartStored {
  menuItem(item);
  if (quantity > MAX_QUANTITY)
    throw conflict(
      'line-full',
      `We make ${MAX_QUANTITY} of one thing at most; you have ${quantityOf(cart, item)}.`,
      'quantity',
    );
  const isThere = quantityOf(cart, item) > 0;
  const lines = isThere ? cart.lines : [...cart.lines, { item, quantity: 0 }];
  const changed = lines.map((line) => (line.item === item ? { item, quantity } : line));
  return { lines: changed.filter((line) => line.quantity > 0) };
}

function filled(cart: CartStored, now: number) {
  if (cart.lines.length === 0)
    throw conflict('empty-cart', 'Your cart is empty: add something from the menu first.');
  const { lines, total } = Cart.view(cart, now);
  return { lines, total };
}
