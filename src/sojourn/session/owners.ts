import { Injectable, Logger } from '@nestjs/common';
import type { Owner } from './change.js';
import { Clock } from './clock.js';
import { newKey, newKeyBeside } from './key.js';
import { sessionEnded } from './refusal.js';
import { SessionConfig } from './session.config.js';
import { Storage } from './storage.js';
import { warn } from './warn.js';

/** In between no activity is written; a session may so expire this much early. */
const TOUCH_EVERY_MS = 1_000;

@Injectable()
export class Owners {
  private readonly logger = new Logger('Owners');

  constructor(
    private readonly storage: Storage,
    private readonly config: SessionConfig,
    private readonly clock: Clock,
  ) {}

  create(known: string | null): Owner {
    const visitor = known ?? newKey();
    const startedAt = this.clock.now();
    const expiresAt = startedAt + this.config.maxMs;
    const idleExpiresAt = this.idleEnd(startedAt);
    return { key: newKeyBeside(visitor), visitor, startedAt, idleExpiresAt, expiresAt };
  }

  /** @param known as it was before: for a moment it is taken to live still, as a change looks again */
  async resume(key: string, known?: Owner) {
    if (known && !this.isDue(known)) return known;
    const owner = await this.storage.owner(key, this.clock.now());
    if (owner) this.touch(owner);
    return owner;
  }

  async stay(owner: Owner) {
    owner.idleExpiresAt = this.idleEnd(this.clock.now());
    if (!(await this.storage.touch(owner.key, this.config.idleMs, this.clock)))
      throw sessionEnded();
  }

  idleEnd(now: number) {
    return now + this.config.idleMs;
  }

  touch(owner: Owner) {
    if (!this.isDue(owner)) return;
    // Nobody waits for it: a read must not fail because the file is locked for writing.
    this.stay(owner).catch((error: unknown) => warn(this.logger, error));
  }

  private isDue({ idleExpiresAt, expiresAt }: Owner) {
    const now = this.clock.now();
    const step = Math.min(TOUCH_EVERY_MS, this.config.idleMs / 20);
    return now + this.config.idleMs - idleExpiresAt >= step || now >= expiresAt;
  }
}
