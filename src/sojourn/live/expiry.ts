import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { Owner } from '../session/change.js';
import { Clock } from '../session/clock.js';
import { every } from '../session/interval.js';
import { SessionConfig } from '../session/session.config.js';
import type { Reason } from '../session/session.js';
import { Storage } from '../session/storage.js';
import { warn } from '../session/warn.js';
import { Broadcaster } from './broadcaster.js';

const LOOK_EVERY_MS = 250;
const WARN_MS = 120_000;

interface Deadline {
  /** Activity moves the deadline, so it is looked up when due. */
  lookAt: number;
  warnedOf: number | undefined;
}

@Injectable()
export class Expiry implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Expiry');
  private readonly deadlines = new Map<string, Deadline>();
  private readonly warnMs: number;
  private stop: (() => void) | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly broadcaster: Broadcaster,
    { idleMs }: SessionConfig,
  ) {
    this.warnMs = Math.min(WARN_MS, idleMs / 4);
  }

  onModuleInit() {
    this.stop = every(LOOK_EVERY_MS, 'Expiry', () => this.lookAtDue());
  }

  onModuleDestroy() {
    this.stop?.();
  }

  async watch(key: string, socket: Socket) {
    const deadline = this.deadlines.get(key) ?? { lookAt: 0, warnedOf: undefined };
    this.deadlines.set(key, deadline);
    const isLate = deadline.warnedOf !== undefined;
    const owner = await this.look(key, deadline);
    if (owner && isLate && deadline.warnedOf !== undefined)
      socket.emit('session:expiring', this.warning(owner));
  }

  async reasonOf(key: string): Promise<Reason> {
    return (await this.storage.endOf(key)) === 'ended' ? 'ended' : 'expired';
  }

  private async lookAtDue() {
    const now = this.clock.now();
    for (const [key, deadline] of this.deadlines)
      if (!this.broadcaster.hasTabs(key)) this.deadlines.delete(key);
      else if (deadline.lookAt <= now) await this.look(key, deadline);
  }

  private async look(key: string, deadline: Deadline) {
    try {
      const owner = await this.storage.owner(key, this.clock.now());
      if (owner) this.remind(owner, deadline);
      else await this.end(key);
      return owner;
    } catch (error) {
      warn(this.logger, error);
      return undefined;
    }
  }

  private remind(owner: Owner, deadline: Deadline) {
    const endsAt = Math.min(owner.idleExpiresAt, owner.expiresAt);
    const warnAt = endsAt - this.warnMs;
    const isDue = this.clock.now() >= warnAt;
    deadline.lookAt = isDue ? this.nextLook(owner) : warnAt;
    if (!isDue) deadline.warnedOf = undefined;
    else if (deadline.warnedOf !== endsAt) {
      deadline.warnedOf = endsAt;
      this.broadcaster.tell(owner.key, 'session:expiring', this.warning(owner));
    }
  }

  /** After a stay the absolute end is the next one, and that may be as near. Who stays is told to no process. */
  private nextLook({ idleExpiresAt, expiresAt }: Owner) {
    return expiresAt <= idleExpiresAt
      ? expiresAt
      : Math.min(idleExpiresAt, expiresAt - this.warnMs);
  }

  private warning({ idleExpiresAt, expiresAt }: Owner) {
    const leftMs = Math.min(idleExpiresAt, expiresAt) - this.clock.now();
    const reason = expiresAt <= idleExpiresAt ? 'absolute' : 'idle';
    return { reason, expiresInSeconds: Math.max(Math.ceil(leftMs / 1000), 0) };
  }

  private async end(key: string) {
    this.deadlines.delete(key);
    const reason = await this.reasonOf(key);
    this.storage.feed.publish({ kind: 'ended', owner: key, reason });
  }
}
