import { Logger } from '@nestjs/common';
import type { Feed } from '../session/feed.js';
import { Refusal } from '../session/refusal.js';
import type { SqliteConnection } from './sqlite.connection.js';
import { isBusy } from './sqlite.error.js';
import type { SqliteOwners } from './sqlite.owners.js';

/** Ends sessions for good, also while nothing can be written. */
export class SqliteEnds {
  private readonly logger = new Logger('SqliteEnds');

  constructor(
    private readonly connection: SqliteConnection,
    private readonly owners: SqliteOwners,
    private readonly feed: Feed,
  ) {}

  /**
   * Where the file is full or broken the end is told at once and denied from memory, and written when that can be done.
   * @throws Refusal `unavailable` where another process holds a lock: it may be tried again in a moment
   */
  async end(key: string, now: number) {
    try {
      await this.write(key, now);
    } catch (error) {
      if (!(error instanceof Refusal) || isBusy(error.cause)) throw error;
      this.owners.denied.set(key, now);
      this.feed.publish({ kind: 'ended', owner: key, reason: 'ended' });
    }
  }

  /** Writes what could not be written before. */
  async catchUp() {
    for (const [key, now] of this.owners.denied)
      if (await this.isWritten(key, now)) {
        this.owners.denied.delete(key);
        this.logger.log('An end of a session that could not be written is written now.');
      }
  }

  /** One that can't be written yet must not keep the others. */
  private isWritten(key: string, now: number) {
    return this.write(key, now).then(
      () => true,
      () => false,
    );
  }

  private write(key: string, now: number) {
    return this.connection.write((publish) => {
      const isNews = this.owners.end(key, now) && !this.owners.denied.has(key);
      if (isNews) publish({ kind: 'ended', owner: key, reason: 'ended' });
    });
  }
}
