import { Logger } from '@nestjs/common';
import type { Feed } from '../session/feed.js';
import { every } from '../session/interval.js';
import { Refusal } from '../session/refusal.js';
import { EndMarks } from './end.marks.js';
import type { SqliteConnection } from './sqlite.connection.js';
import { isBusy } from './sqlite.error.js';
import type { SqliteOwners } from './sqlite.owners.js';

const LOOK_EVERY_MS = 250;

export class SqliteEnds {
  private readonly logger = new Logger('SqliteEnds');
  private readonly marks: EndMarks;
  private readonly stopLooking: () => void;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly owners: SqliteOwners,
    private readonly feed: Feed,
  ) {
    this.marks = new EndMarks(connection.db.name);
    this.look();
    this.stopLooking = every(LOOK_EVERY_MS, 'SqliteEnds', () => this.look());
  }

  /**
   * Where the file is full or broken the end is told at once, and written when that can be done. Only where another
   * process holds a lock it is refused, as it may be tried again in a moment.
   */
  async end(key: string, now: number) {
    try {
      await this.write(key, now);
    } catch (error) {
      if (!(error instanceof Refusal) || isBusy(error.cause)) throw error;
      this.marks.add(key);
      this.deny(key, now);
    }
  }

  close() {
    this.stopLooking();
  }

  async catchUp() {
    for (const [key, now] of this.owners.denied)
      if (await this.isWritten(key, now)) {
        this.owners.denied.delete(key);
        this.marks.remove(key);
        this.logger.log('An end of a session that could not be written is written now.');
      }
  }

  private look() {
    for (const key of this.marks.keys) if (!this.owners.denied.has(key)) this.deny(key, Date.now());
  }

  private deny(key: string, now: number) {
    this.owners.denied.set(key, now);
    this.feed.publish({ kind: 'ended', owner: key, reason: 'ended' });
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
