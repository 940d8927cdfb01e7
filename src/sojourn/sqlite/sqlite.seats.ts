import { randomUUID } from 'node:crypto';
import { every } from '../session/interval.js';
import type { TabSeats } from '../session/storage.parts.js';
import type { SqliteConnection } from './sqlite.connection.js';
import { prepareAll, type Statements } from './statements.js';

const BEAT_EVERY_MS = 2_000;
/** A process that was not heard of for so long is dead, and its tabs are gone. */
const DEAD_AFTER_SECONDS = 6;
/** It may only have been stopped for a while. */
const SWEEP_AFTER_SECONDS = 60;

/** By the file's clock, not the session's. */
export class SqliteSeats implements TabSeats {
  private readonly process = randomUUID();
  private readonly sql: Statements<typeof SQL>;
  private readonly stopBeating: () => void;
  private readonly own = new Map<string, string>();

  constructor(private readonly connection: SqliteConnection) {
    this.sql = prepareAll(connection.db, SQL);
    this.stopBeating = every(BEAT_EVERY_MS, 'SqliteSeats', () => this.beat());
  }

  async take(owner: string, tab: string, limit: number) {
    const isFree = await this.connection.write(() => {
      if (this.taken(owner) >= limit) return false;
      this.sql.live.run(this.process);
      this.sql.take.run({ owner, tab, process: this.process });
      return true;
    });
    if (isFree) this.own.set(tab, owner);
    return isFree;
  }

  async leave(owner: string, tab: string) {
    if (this.own.delete(tab)) await this.connection.write(() => this.sql.leave.run(owner, tab));
  }

  async count(owner: string) {
    return this.connection.read(() => this.taken(owner));
  }

  private taken(owner: string) {
    return (this.sql.count.get(owner, DEAD_AFTER_SECONDS) as { tabs: number }).tabs;
  }

  async close() {
    this.stopBeating();
    await this.connection.write(() => this.sql.gone.run(this.process));
  }

  private async beat() {
    if (this.own.size === 0) return;
    await this.connection.write(() => {
      const wasTakenForDead = this.sql.known.get(this.process) === undefined;
      this.sql.live.run(this.process);
      if (wasTakenForDead) this.takeAgain();
      this.sql.sweep.run(SWEEP_AFTER_SECONDS);
    });
  }

  /** Its seats went with it, and its tabs are still there. */
  private takeAgain() {
    for (const [tab, owner] of this.own) this.sql.take.run({ owner, tab, process: this.process });
  }
}

const NOW = `unixepoch('now', 'subsec')`;

const SQL = {
  live: `INSERT INTO processes VALUES (?, ${NOW}) ON CONFLICT (id) DO UPDATE SET seenAt = ${NOW}`,
  take: `INSERT INTO seats SELECT key, @tab, @process FROM owners WHERE key = @owner`,
  leave: 'DELETE FROM seats WHERE owner = ? AND tab = ?',
  count: `SELECT count(*) AS tabs FROM seats JOIN processes ON id = process
    WHERE owner = ? AND seenAt > ${NOW} - ?`,
  known: 'SELECT 1 FROM processes WHERE id = ?',
  sweep: `DELETE FROM processes WHERE seenAt <= ${NOW} - ?`,
  gone: 'DELETE FROM processes WHERE id = ?',
} as const;
