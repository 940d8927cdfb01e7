import { Controller, Param } from '@nestjs/common';
import { CurrentSession, notFound, type Session, SessionService } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { Orders, STATUSES } from './orders.slice.js';

@Controller('orders')
@Tile({ title: 'Orders', summary: 'Watch your orders move from the kitchen to the counter.' })
export class OrdersController {
  constructor(private readonly sessions: SessionService) {}

  @Page({ view: 'orders', title: 'Your orders', slices: [Orders] })
  async all(@CurrentSession() session: Session) {
    const { state } = await this.sessions.read(session, Orders);
    return refreshing(state.orders);
  }

  @Page({ path: ':id', view: 'order', title: 'Your order', slices: [Orders] })
  async one(@CurrentSession() session: Session, @Param('id') id: string) {
    const { state } = await this.sessions.read(session, Orders);
    const order = state.orders.find((each) => each.id === id);
    if (!order) throw notFound('There is no such order in this session.');
    return { order, ...refreshing([order]) };
  }
}

/** How often a page without script looks again. */
const LOOK_SECONDS = 10;

const refreshing = (orders: { status: string }[]) => ({
  refreshSeconds: orders.some(({ status }) => status !== STATUSES.at(-1))
    ? LOOK_SECONDS
    : undefined,
});
