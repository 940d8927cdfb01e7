import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Clock } from './clock.js';
import type { Session } from './session.js';
import type { SessionService } from './session.service.js';
import type { AnySlice } from './slice.js';

const EVERY_MS = 250;

/** Moves one slice on with time, in each session when it is due there; takes up again after a restart. */
export abstract class Timetable implements OnApplicationBootstrap, OnModuleDestroy {
  protected abstract readonly slice: AnySlice;
  private readonly logger = new Logger(this.constructor.name);
  /** When something is due for an owner, in milliseconds since 1970. */
  private readonly dueAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    protected readonly sessions: SessionService,
    protected readonly clock: Clock,
  ) {}

  async onApplicationBootstrap() {
    for (const owner of await this.sessions.holding(this.slice)) this.follow(owner);
    this.timer = setInterval(() => void this.moveOn(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  /** There is something new to look after. */
  follow(owner: string) {
    this.dueAt.set(owner, 0);
  }

  /** Brings a session up to date. @returns when the next thing is due, in milliseconds since 1970; Infinity for never */
  protected abstract serve(session: Session, now: number): Promise<number>;

  private async moveOn() {
    const now = this.clock.now();
    const due = [...this.dueAt].filter(([, dueAt]) => dueAt <= now);
    await Promise.all(due.map(([owner]) => this.look(owner, now)));
  }

  private async look(owner: string, now: number) {
    // Before, not after: what is new meanwhile must not be forgotten.
    this.dueAt.delete(owner);
    try {
      const session = await this.sessions.of(owner);
      const nextAt = session ? await this.serve(session, now) : Infinity;
      if (nextAt < Infinity)
        this.dueAt.set(owner, Math.min(nextAt, this.dueAt.get(owner) ?? nextAt));
    } catch (error) {
      this.logger.warn(error);
      this.follow(owner);
    }
  }
}
