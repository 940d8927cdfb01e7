import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Config } from '../../config.js';
import { Clock } from '../../session/clock.js';
import { newId } from '../../session/key.js';
import type { Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import { Orders, STATUSES, type OrdersStored } from './orders.slice.js';

const EVERY_MS = 250;

/** Moves orders on with time. Each move is a change like any other, so that every tab is told. */
@Injectable()
export class Kitchen implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Kitchen');
  /** When the next order of an owner is due, in milliseconds since 1970. */
  private readonly dueAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap() {
    for (const owner of await this.sessions.holding(Orders)) this.follow(owner);
    this.timer = setInterval(() => void this.moveOn(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  /** What a new order is known by. */
  ticket() {
    return { id: newId(), placedAt: this.clock.now() };
  }

  follow(owner: string) {
    this.dueAt.set(owner, 0);
  }

  private async moveOn() {
    const now = this.clock.now();
    const due = [...this.dueAt].filter(([, dueAt]) => dueAt <= now);
    await Promise.all(due.map(([owner]) => this.serve(owner)));
  }

  private async serve(owner: string) {
    // Before, not after: an order that is placed meanwhile must not be forgotten.
    this.dueAt.delete(owner);
    try {
      const session = await this.sessions.of(owner);
      if (session) await this.advance(session, owner);
    } catch (error) {
      this.logger.warn(error);
      this.follow(owner);
    }
  }

  private async advance(session: Session, owner: string) {
    const now = this.clock.now();
    let nextAt = Infinity;
    await this.sessions.change(session, Orders, (stored) => {
      nextAt = this.nextDue(stored, now);
      return this.at(stored, now);
    });
    if (nextAt < Infinity) this.dueAt.set(owner, Math.min(nextAt, this.dueAt.get(owner) ?? nextAt));
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
