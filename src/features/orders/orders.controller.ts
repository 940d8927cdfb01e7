import { Controller, Param } from '@nestjs/common';
import { notFound } from '../../session/refusal.js';
import { CurrentSession, type Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import { Page } from '../../web/page.js';
import { Tile } from '../../web/tile.js';
import { Orders } from './orders.slice.js';

@Controller('orders')
@Tile({ title: 'Orders', summary: 'Watch your orders move from the kitchen to the counter.' })
export class OrdersController {
  constructor(private readonly sessions: SessionService) {}

  @Page({ view: 'orders', title: 'Your orders', slices: [Orders] })
  all() {}

  @Page({ path: ':id', view: 'order', title: 'Your order', slices: [Orders] })
  async one(@CurrentSession() session: Session, @Param('id') id: string) {
    const { state } = await this.sessions.read(session, Orders);
    const order = state.orders.find((each) => each.id === id);
    if (!order) throw notFound('There is no such order in this session.');
    return { order };
  }
}
