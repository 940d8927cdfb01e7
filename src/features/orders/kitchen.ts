import { Injectable } from '@nestjs/common';
import { Config } from '../../config.js';
import { Clock } from '../../session/clock.js';
import { newId } from '../../session/key.js';
import type { Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import { Timetable } from '../../session/timetable.js';
import { Orders, STATUSES, type OrdersStored } from './orders.slice.js';

/** Moves orders on with time. Each move is a change like any other, so that every tab is told. */
@Injectable()
export class Kitchen extends Timetable {
  protected readonly slice = Orders;

  constructor(
    sessions: SessionService,
    clock: Clock,
    private readonly config: Config,
  ) {
    super(sessions, clock);
  }

  /** What a new order is known by. */
  ticket() {
    return { id: newId(), placedAt: this.clock.now() };
  }

  protected async serve(session: Session, now: number) {
    let nextAt = Infinity;
    await this.sessions.change(session, Orders, (stored) => {
      nextAt = this.nextDue(stored, now);
      return this.at(stored, now);
    });
    return nextAt;
  }

  private at({ orders }: OrdersStored, now: number): OrdersStored {
    return {
      orders: orders.map((order) => ({ ...order, status: STATUSES[this.step(order, now)]! })),
    };
  }

  private nextDue({ orders }: OrdersStored, now: number) {
    const open = orders.filter((order) => this.step(order, now) < STATUSES.length - 1);
    return Math.min(
      ...open.map((o) => o.placedAt + (this.step(o, now) + 1) * this.config.orderStepMs),
    );
  }

  private step({ placedAt }: { placedAt: number }, now: number) {
    const steps = Math.floor((now - placedAt) / this.config.orderStepMs);
    return Math.min(Math.max(steps, 0), STATUSES.length - 1);
  }
}
