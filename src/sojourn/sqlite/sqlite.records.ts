import { Logger } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import type { SessionData, Store } from 'express-session';
import { sessionEnded } from '../session/refusal.js';
import { SessionRecordStore } from '../session/session.record.store.js';
import type { SqliteConnection } from './sqlite.connection.js';
import type { SqliteOwners } from './sqlite.owners.js';
import { SqliteRecordTable } from './sqlite.record.table.js';
import { Sqlite3DriverAdapter } from './sqlite3.driver.adapter.js';

type Found = (error: unknown, record?: SessionData | null) => void;
type Done = (error?: unknown) => void;
/**
 * Makes a store for express-session's records, on the store's own connection.
 * @example (db) => new (connectSqlite3(session))({ db })
 */
export type MakeRecords = (db: Sqlite3DriverAdapter) => Store;

export class SqliteRecords extends SessionRecordStore {
  private readonly logger = new Logger('SqliteRecords');
  private readonly inner: Store;
  private readonly update: Statement;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly owners: SqliteOwners,
    private readonly remainingMs: (startedAt: number) => number,
    makeRecords?: MakeRecords,
  ) {
    super();
    this.inner = makeRecords
      ? makeRecords(new Sqlite3DriverAdapter(connection))
      : new SqliteRecordTable(connection);
    this.update = connection.db.prepare('UPDATE sessions SET sid = ? WHERE sid = ?');
  }

  /** connect-sqlite3 calls back twice on an error, and throws on a record that is no JSON. */
  get(sid: string, done: Found) {
    let found: Parameters<Found> = [null];
    let calls = 0;
    try {
      this.inner.get(sid, (...answer) => (calls++ === 0 ? (found = answer) : undefined));
      if (found.length > 1) mustBeWhole(found[1]);
    } catch {
      this.logger.warn(
        'A session record could not be read; it is dropped and its visitor starts over.',
      );
      this.inner.destroy(sid, () => done(null));
      return;
    }
    done(...found);
  }

  dropBroken(sid: string) {
    return new Promise<void>((resolve, reject) => {
      this.get(sid, (error: unknown) => (error ? reject(error) : resolve()));
    });
  }

  /** Without a `maxAge` connect-sqlite3 would forget the record after a day; the cookie must not get one, though. */
  set(sid: string, record: SessionData, done?: Done) {
    const maxAge = this.remainingMs(record.startedAt);
    const cookie: object = JSON.parse(JSON.stringify(record.cookie));
    const lasting = Object.assign(Object.create({ maxAge }), cookie) as SessionData['cookie'];
    this.inner.set(sid, { ...record, cookie: lasting }, (error: unknown) =>
      done?.(lostItsOwner(error) ? sessionEnded() : error),
    );
  }

  destroy(sid: string, done?: Done) {
    this.inner.destroy(sid, done);
  }

  rename(from: string, to: string, now: number) {
    return this.connection.write(() => {
      if (this.update.run(to, from).changes === 0) return false;
      this.owners.remember(from, 'renewed', now);
      return true;
    });
  }
}

function mustBeWhole(record: SessionData | null | undefined) {
  const { owner, cookie } = record ?? {};
  if (typeof owner !== 'string' || typeof cookie !== 'object' || !cookie) throw new TypeError();
}

const lostItsOwner = (error: unknown) =>
  (error as { code?: unknown } | null)?.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
