import type { Database, Statement } from 'better-sqlite3';
import type { Feed, FeedItem } from '../session/feed.js';
import { LogReader } from './log.reader.js';
import type { SqliteRows } from './sqlite.rows.js';
import { prepareAll, type Statements } from './statements.js';

/** They only grow, also where the newest entries are removed. */
interface Position {
  changes: number;
  ends: number;
}

export class ChangeLog {
  private readonly sql: Statements<typeof SQL>;
  private readonly dataVersion: Statement;
  private readonly reader: LogReader;
  private readonly atOneMoment: (read: () => void) => void;
  private seenVersion: unknown;
  private told: Position;
  /** The last numbers that were given within the transaction that is open. */
  private given: Position;

  constructor(
    db: Database,
    rows: SqliteRows,
    private readonly feed: Feed,
  ) {
    this.sql = prepareAll(db, SQL);
    this.dataVersion = db.prepare('PRAGMA data_version').pluck();
    this.reader = new LogReader(db, rows, feed);
    this.atOneMoment = db.transaction((read: () => void) => read());
    this.told = this.sql.position.get() as Position;
    this.given = this.told;
  }

  /** It takes some 2 microseconds. */
  look() {
    const version = this.dataVersion.get();
    if (version === this.seenVersion) return;
    this.atOneMoment(() => this.tellOthers());
    this.seenVersion = version;
  }

  begin() {
    this.tellOthers();
    this.given = { ...this.told };
  }

  nextChange() {
    return ++this.given.changes;
  }

  nextEnd() {
    return ++this.given.ends;
  }

  write() {
    const { changes, ends } = this.given;
    if (changes > this.told.changes || ends > this.told.ends) this.sql.write.run(changes, ends);
  }

  committed() {
    this.told = this.given;
  }

  /** Within a transaction. How far it came is noted each time, so that nothing is told twice where a read fails. */
  tellOthers() {
    const position = this.sql.position.get() as Position;
    const { changes, ends } = this.told;
    // A transaction may have begun before what was told last.
    if (position.changes <= changes && position.ends <= ends) return;
    for (const { item, seq } of this.reader.since(changes)) this.tell(item, { changes: seq });
    for (const { key, seq } of this.sql.ends.all(ends) as { key: string; seq: number }[])
      this.tell({ kind: 'ended', owner: key, reason: 'ended' }, { ends: seq });
    this.told = position;
  }

  private tell(item: FeedItem, position: Partial<Position>) {
    this.feed.publish(item);
    this.told = { ...this.told, ...position };
  }
}

const SQL = {
  position: 'SELECT changes, ends FROM log',
  write: 'UPDATE log SET changes = ?, ends = ?',
  ends: `SELECT key, seq FROM ends WHERE seq > ? AND reason = 'ended' ORDER BY seq`,
} as const;
