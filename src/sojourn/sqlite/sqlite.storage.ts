import type { Database } from 'better-sqlite3';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change, Owner } from '../session/change.js';
import type { Clock } from '../session/clock.js';
import { LIMITS, type KeptLimits } from '../session/limits.js';
import { ENDS_KEPT_MS, Storage } from '../session/storage.js';
import type { RowKey } from '../session/storage.parts.js';
import { SqliteAnswers } from './sqlite.answers.js';
import { SqliteBuckets } from './sqlite.buckets.js';
import { SqliteChanges } from './sqlite.changes.js';
import { SqliteConnection } from './sqlite.connection.js';
import { SqliteDue } from './sqlite.due.js';
import { SqliteEnds } from './sqlite.ends.js';
import { SqliteHistory } from './sqlite.history.js';
import { SqliteOwners } from './sqlite.owners.js';
import { SqliteProbe } from './sqlite.probe.js';
import { SqlitePruner } from './sqlite.pruner.js';
import { SqliteRecords, type MakeRecords } from './sqlite.records.js';
import { SqliteSeats } from './sqlite.seats.js';
import type { StoragePlace } from './storage.error.js';

export class SqliteStorage extends Storage {
  readonly records: SqliteRecords;
  readonly history: SqliteHistory;
  readonly due: SqliteDue;
  readonly tabs: SqliteSeats;
  readonly buckets: SqliteBuckets;
  private readonly connection: SqliteConnection;
  private readonly owners: SqliteOwners;
  private readonly changes: SqliteChanges;
  private readonly ends: SqliteEnds;
  private readonly pruner: SqlitePruner;
  private readonly prober: SqliteProbe;

  constructor(
    db: Database,
    remainingMs: (startedAt: number) => number,
    place?: StoragePlace,
    records?: MakeRecords,
    limits: KeptLimits = LIMITS,
  ) {
    super();
    this.connection = new SqliteConnection(db, this.feed, place);
    this.owners = new SqliteOwners(db, this.connection.log);
    this.records = new SqliteRecords(this.connection, this.owners, remainingMs, records);
    const { rows } = this.connection;
    const answers = new SqliteAnswers(db, rows, limits);
    this.pruner = new SqlitePruner(db, answers, limits);
    this.history = new SqliteHistory(this.connection, this.pruner, limits);
    this.changes = new SqliteChanges(db, rows, this.history, this.owners, answers);
    this.ends = new SqliteEnds(this.connection, this.owners, this.feed);
    this.due = new SqliteDue(this.connection);
    this.tabs = new SqliteSeats(this.connection);
    this.buckets = new SqliteBuckets(this.connection);
    this.prober = new SqliteProbe(this.connection);
  }

  async owner(key: string, now: number) {
    return this.connection.read(() => this.owners.find(key, now));
  }

  async ownerOf(sid: string, now: number) {
    const owner = this.connection.readShared(() => this.owners.of(sid, now));
    if (!owner) await this.records.dropBroken(sid);
    return owner;
  }

  async read(keys: readonly RowKey[]) {
    const { rows } = this.connection;
    return this.connection.readCaughtUp(() => keys.map(({ owner, name }) => rows.get(owner, name)));
  }

  async readAll(owners: readonly string[]) {
    const { rows } = this.connection;
    return this.connection.readCaughtUp(() => owners.flatMap((owner) => rows.of(owner)));
  }

  commit(change: Change) {
    return this.connection.write((publish) => this.changes.apply(change, publish));
  }

  async begin(owner: Owner) {
    await this.connection.write(() => this.owners.add(owner));
  }

  end(key: string, now: number) {
    return this.ends.end(key, now);
  }

  async endOf(sid: string) {
    return this.connection.read(() => this.owners.endOf(sid));
  }

  touch(key: string, idleMs: number, clock: Pick<Clock, 'now'>) {
    return this.connection.write(() => this.owners.touch(key, clock.now(), idleMs));
  }

  async top(name: string, count: number, now: number) {
    return this.connection.read(() => this.owners.top(name, count, now));
  }

  /** With room for others between. */
  async sweep(now: number) {
    const sessions: string[] = [];
    const before = now - ENDS_KEPT_MS;
    await this.ends.catchUp();
    await this.pruner.run(this.connection, now);
    await this.buckets.sweep();
    while (this.connection.read(() => this.owners.hasExpired(now, before))) {
      sessions.push(...(await this.connection.write(() => this.owners.sweep(now, before))));
      await nextTurn();
    }
    return sessions;
  }

  probe() {
    return this.prober.run();
  }

  async close() {
    this.ends.close();
    await this.tabs.close().catch(() => undefined);
    this.connection.close();
  }
}
