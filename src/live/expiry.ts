import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../session/clock.js';
import { Store } from '../session/store.js';
import { Push } from './push.js';

const EVERY_MS = 250;

/** Cuts the tabs of a session that has run out; socket activity moves that moment, so it is looked up when due. */
@Injectable()
export class Expiry implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Expiry');
  private readonly dueAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly push: Push,
  ) {}

  onModuleInit() {
    this.timer = setInterval(() => void this.checkDue(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  /** From now on the tabs of this owner are cut when it expires; at once if it has. */
  async watch(owner: string) {
    try {
      const alive = await this.store.owner(owner);
      if (alive) this.dueAt.set(owner, Math.min(alive.idleExpiresAt, alive.expiresAt));
      else this.end(owner);
    } catch (error) {
      this.logger.warn(error);
    }
  }

  private async checkDue() {
    const now = this.clock.now();
    for (const [owner, dueAt] of this.dueAt)
      if (this.push.count(owner) === 0) this.dueAt.delete(owner);
      else if (dueAt <= now) await this.watch(owner);
  }

  private end(owner: string) {
    this.dueAt.delete(owner);
    this.push.ended(owner, 'expired');
  }
}
