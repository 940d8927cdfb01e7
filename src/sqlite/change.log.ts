import type { Database, Statement } from 'better-sqlite3';
import type { ChangedSlice, Feed, FeedItem } from '../session/feed.js';
import type { SqliteRows } from './sqlite.rows.js';

interface HistoryRow {
  seq: number;
  first: number | null;
  owner: string;
  name: string;
  version: number;
}

/** How far the log was read. */
interface Position {
  history: number;
  ends: number;
}

/** Reads what other processes committed: the history is the log, and `PRAGMA data_version` tells that there is more. */
export class ChangeLog {
  private readonly dataVersion: Statement;
  private readonly newest: Statement;
  private readonly changes: Statement;
  private readonly ends: Statement;
  private seenVersion: unknown;
  private at: Position;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
    private readonly feed: Feed,
  ) {
    this.dataVersion = db.prepare('PRAGMA data_version').pluck();
    this.newest = db.prepare(SQL.newest);
    this.changes = db.prepare(SQL.changes);
    this.ends = db.prepare(SQL.ends);
    this.at = this.position();
  }

  /** Looks whether another process has committed anything, which takes some 2 microseconds, and tells it. */
  look() {
    const version = this.dataVersion.get();
    if (version === this.seenVersion) return;
    this.seenVersion = version;
    this.publishOthers();
  }

  /** Tells what other processes have committed since the last time, in the order of the commits. */
  publishOthers() {
    for (const item of this.read()) this.feed.publish(item);
  }

  /** How long the log is. */
  position() {
    return this.newest.get() as Position;
  }

  /** Passes over what this process committed by itself. */
  moveTo(position: Position) {
    this.at = position;
  }

  private read(): FeedItem[] {
    const changes = this.changes.all(this.at.history) as HistoryRow[];
    const ends = this.ends.all(this.at.ends) as { seq: number; key: string }[];
    this.at = {
      history: changes.at(-1)?.seq ?? this.at.history,
      ends: ends.at(-1)?.seq ?? this.at.ends,
    };
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
  for (const row of rows) {
    const change = row.first ?? row.seq;
    changes.set(change, [...(changes.get(change) ?? []), row]);
  }
  return [...changes.values()];
}

const SQL = {
  newest: `SELECT coalesce(max(seq) FILTER (WHERE name = 'history'), 0) AS history,
    coalesce(max(seq) FILTER (WHERE name = 'ends'), 0) AS ends FROM sqlite_sequence`,
  changes: 'SELECT seq, first, owner, name, version FROM history WHERE seq > ? ORDER BY seq',
  ends: `SELECT seq, key FROM ends WHERE seq > ? AND reason = 'ended' ORDER BY seq`,
} as const;
