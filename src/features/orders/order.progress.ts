import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, SliceScheduler } from 'sojourn';
import { Config } from '../../config.js';
import { newId } from '../new.id.js';
import { Orders, STATUSES, type OrdersStored, type OrderStored } from './orders.slice.js';

const LAST = STATUSES.length - 1;

@Injectable()
export class OrderProgress implements OnModuleInit {
  constructor(
    private readonly scheduler: SliceScheduler,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onModuleInit() {
    this.scheduler.schedule(Orders, (stored, now) => this.at(stored, now));
  }

  ticket() {
    const placedAt = this.clock.now();
    return { id: newId(), placedAt, movesAt: placedAt + this.config.orderStepMs };
  }

  private at({ orders }: OrdersStored, now: number): OrdersStored {
    return { orders: orders.map((order) => this.orderAt(order, now)) };
  }

  private orderAt(order: OrderStored, now: number): OrderStored {
    const { orderStepMs } = this.config;
    const steps = Math.floor((now - order.placedAt) / orderStepMs);
    const step = Math.min(Math.max(steps, 0), LAST);
    const movesAt = step === LAST ? null : order.placedAt + (step + 1) * orderStepMs;
    return { ...order, status: STATUSES[step]!, movesAt };
  }
}
