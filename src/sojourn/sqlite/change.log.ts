import type { Database, Statement } from 'better-sqlite3';
import type { ChangedSlice, Feed, FeedItem } from '../session/feed.js';
import type { SqliteRows } from './sqlite.rows.js';
import { prepareAll, type Statements } from './statements.js';

interface HistoryRow {
  seq: number;
  first: number;
  owner: string;
  name: string;
  version: number;
}

/** The numbers of the newest entries. They only grow, also where the newest entries are removed. */
interface Position {
  changes: number;
  ends: number;
}

/** Numbers what is committed, and reads what other processes committed: the history is the log. */
export class ChangeLog {
  private readonly sql: Statements<typeof SQL>;
  private readonly dataVersion: Statement;
  private readonly atOneMoment: (read: () => FeedItem[]) => FeedItem[];
  private seenVersion: unknown;
  /** How far all is told. */
  private told: Position;
  /** The last numbers that were given within the transaction that is open. */
  private given: Position;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
    private readonly feed: Feed,
  ) {
    this.sql = prepareAll(db, SQL);
    this.dataVersion = db.prepare('PRAGMA data_version').pluck();
    this.atOneMoment = db.transaction((read: () => FeedItem[]) => read());
    this.told = this.sql.position.get() as Position;
    this.given = this.told;
  }

  /** Looks whether another process has committed anything, which takes some 2 microseconds, and tells it. */
  look() {
    const version = this.dataVersion.get();
    if (version === this.seenVersion) return;
    this.publish(this.atOneMoment(() => this.takeOthers()));
    this.seenVersion = version;
  }

  /** Tells what others have committed until now; what this transaction commits comes after it. */
  begin() {
    this.publish(this.takeOthers());
    this.given = { ...this.told };
  }

  nextChange() {
    return ++this.given.changes;
  }

  nextEnd() {
    return ++this.given.ends;
  }

  /** Before the transaction is committed. */
  write() {
    const { changes, ends } = this.given;
    if (changes > this.told.changes || ends > this.told.ends) this.sql.write.run(changes, ends);
  }

  /** What this process committed by itself is not read again. */
  committed() {
    this.told = this.given;
  }

  /**
   * What others have committed since the last time, to be published; within a transaction, so that what is read
   * in it is no newer.
   */
  takeOthers(): FeedItem[] {
    const position = this.sql.position.get() as Position;
    const { changes, ends } = this.told;
    // A transaction may have begun before what was told last.
    if (position.changes <= changes && position.ends <= ends) return [];
    const items = this.read();
    this.told = position;
    return items;
  }

  publish(items: readonly FeedItem[]) {
    for (const item of items) this.feed.publish(item);
  }

  /** What was committed since the last time, in its order. */
  private read(): FeedItem[] {
    const changes = this.sql.changes.all(this.told.changes) as HistoryRow[];
    const ends = this.sql.ends.all(this.told.ends) as { key: string }[];
    return [
      ...byChange(changes).map((slices) => this.changed(slices)),
      ...ends.map(({ key }) => ({ kind: 'ended', owner: key, reason: 'ended' }) as const),
    ];
  }

  private changed(slices: readonly HistoryRow[]): FeedItem {
    return { kind: 'changed', isOwn: false, slices: slices.map((slice) => this.sliceOf(slice)) };
  }

  private sliceOf({ owner, name, version }: HistoryRow): ChangedSlice {
    const row = this.feed.wants(owner) ? this.rows.at(owner, name, version) : undefined;
    return { owner, name, version, row };
  }
}

/** The slices of one change follow one another. */
function byChange(rows: readonly HistoryRow[]) {
  const changes = new Map<number, HistoryRow[]>();
  for (const row of rows) changes.set(row.first, [...(changes.get(row.first) ?? []), row]);
  return [...changes.values()];
}

const SQL = {
  position: 'SELECT changes, ends FROM log',
  write: 'UPDATE log SET changes = ?, ends = ?',
  changes: 'SELECT seq, first, owner, name, version FROM history WHERE seq > ? ORDER BY seq',
  ends: `SELECT key FROM ends WHERE seq > ? AND reason = 'ended' ORDER BY seq`,
} as const;
