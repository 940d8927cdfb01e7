import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from './clock.js';
import { every } from './interval.js';
import { SessionService } from './session.service.js';
import type { AnySlice, Slice } from './slice.js';
import { Storage } from './storage.js';
import type { RowKey } from './storage.parts.js';

const RUN_EVERY_MS = 250;
const AT_ONCE = 100;

type Advance = (stored: unknown, now: number) => unknown;

/** Runs what is due once, on whichever process claims it. */
@Injectable()
export class SliceScheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly tasks = new Map<string, { slice: AnySlice; advance: Advance }>();
  private stop: (() => void) | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap() {
    this.stop = every(RUN_EVERY_MS, 'SliceScheduler', () => this.run());
  }

  onModuleDestroy() {
    this.stop?.();
  }

  /**
   * Sets what time does to a slice at its `dueAt`.
   * @param advance pure and synchronous; `now` in milliseconds since 1970
   */
  schedule<Stored extends object, State>(
    slice: Slice<Stored, State>,
    advance: (stored: Stored, now: number) => Stored,
  ) {
    this.tasks.set(slice.name, { slice, advance: advance as Advance });
  }

  private async run() {
    const due = await this.storage.due.claim(this.clock.now(), AT_ONCE);
    await Promise.all(due.map((key) => this.advance(key)));
  }

  private async advance(key: RowKey) {
    const task = this.tasks.get(key.name);
    const session = task && (await this.sessions.of(key.owner));
    if (!session) return this.storage.due.drop(key);
    const now = this.clock.now();
    await this.sessions.change(
      session,
      task.slice,
      (stored) => task.advance(stored, now) as object,
    );
  }
}
