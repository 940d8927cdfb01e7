import { Body, Controller, Get } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { newestOrder, Orders } from '../orders/orders.slice.js';
import { AddToCartDto, SetQuantityDto } from './cart.dto.js';
import { CartService } from './cart.service.js';
import { Cart } from './cart.slice.js';
import { courses, menu } from './menu.js';

@Controller('cart')
@Tile({
  title: 'Food',
  summary: 'Fill a cart from the menu, course by course, and place the order.',
})
export class CartController {
  constructor(private readonly cart: CartService) {}

  @Page({ view: 'cart', title: 'Menu and cart', slices: [Cart] })
  page() {
    return { courses };
  }

  @Get('menu')
  menu() {
    return menu;
  }

  @Command('add')
  add(@CurrentSession() session: Session, @Body() payload: AddToCartDto) {
    return this.cart.add(session, payload);
  }

  @Command('set')
  set(@CurrentSession() session: Session, @Body() payload: SetQuantityDto) {
    return this.cart.set(session, payload);
  }

  @Command('empty')
  empty(@CurrentSession() session: Session) {
    return this.cart.empty(session);
  }

  @Command('place', {
    answers: Orders,
    next: (orders) => `/orders/${newestOrder(orders).id}`,
  })
  place(@CurrentSession() session: Session) {
    return this.cart.place(session);
  }
}
