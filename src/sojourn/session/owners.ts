import { Injectable, Logger } from '@nestjs/common';
import type { Owner } from './change.js';
import { Clock } from './clock.js';
import { newKey, newKeyBeside } from './key.js';
import { sessionEnded } from './refusal.js';
import { SessionConfig } from './session.config.js';
import { Storage } from './storage.js';
import { warn } from './warn.js';

/** Activity is written down at most this often; a session may so expire this much early. */
const TOUCH_EVERY_MS = 1_000;

/** Whose the slices are: how long an owner lives, and what keeps it alive. */
@Injectable()
export class Owners {
  private readonly logger = new Logger('Owners');

  constructor(
    private readonly storage: Storage,
    private readonly config: SessionConfig,
    private readonly clock: Clock,
  ) {}

  /** A session's owner that is no row yet. */
  create(known: string | null): Owner {
    const visitor = known ?? newKey();
    const startedAt = this.clock.now();
    const expiresAt = startedAt + this.config.maxMs;
    const idleExpiresAt = this.idleEnd(startedAt);
    return { key: newKeyBeside(visitor), visitor, startedAt, idleExpiresAt, expiresAt };
  }

  /**
   * @param known as it was when asked for before: for a moment it is taken to live still, as a change looks again
   * @returns the owner while it lives; being asked for keeps it alive
   */
  async resume(key: string, known?: Owner) {
    if (known && !this.isDue(known)) return known;
    const owner = await this.storage.owner(key, this.clock.now());
    if (owner) this.touch(owner);
    return owner;
  }

  /** Keeps an owner alive, and waits until that is written. @throws Refusal `session-ended` */
  async stay(owner: Owner) {
    owner.idleExpiresAt = this.idleEnd(this.clock.now());
    if (!(await this.storage.touch(owner.key, this.config.idleMs, this.clock)))
      throw sessionEnded();
  }

  /** @returns when an owner ends that is active now and not any more, in milliseconds since 1970 */
  idleEnd(now: number) {
    return now + this.config.idleMs;
  }

  private touch(owner: Owner) {
    if (!this.isDue(owner)) return;
    // Nobody waits for it: a read must not fail because the file is locked for writing.
    this.stay(owner).catch((error: unknown) => warn(this.logger, error));
  }

  /** Whether its activity was written down, by whomever, too long ago. */
  private isDue({ idleExpiresAt, expiresAt }: Owner) {
    const now = this.clock.now();
    const step = Math.min(TOUCH_EVERY_MS, this.config.idleMs / 20);
    return now + this.config.idleMs - idleExpiresAt >= step || now >= expiresAt;
  }
}
