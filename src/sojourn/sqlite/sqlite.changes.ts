import type { Database } from 'better-sqlite3';
import { applyChange, type Writes, type Written } from '../session/apply.change.js';
import { keyOf, type Change, type Committed } from '../session/change.js';
import type { FeedItem } from '../session/feed.js';
import type { SqliteAnswers } from './sqlite.answers.js';
import type { SqliteHistory } from './sqlite.history.js';
import type { SqliteOwners } from './sqlite.owners.js';
import type { SqliteRows, StoredRow } from './sqlite.rows.js';
import { prepareAll, type Statements } from './statements.js';

export class SqliteChanges {
  private readonly sql: Statements<typeof SQL>;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
    private readonly history: SqliteHistory,
    private readonly owners: SqliteOwners,
    private readonly answers: SqliteAnswers,
  ) {
    this.sql = prepareAll(db, SQL);
  }

  apply(change: Change, publish: (item: FeedItem) => void): Committed {
    const { owner, isNew, places, now } = change;
    const isAlive = isNew || this.owners.lives(owner.key, now);
    const answered = isNew ? undefined : this.answers.find(change);
    const rows = places.map(({ name, keep }) => this.rows.get(keyOf(owner, keep), name));
    const writes = applyChange(change, { isAlive, answered, rows });
    this.write(change, writes, rows);
    if (writes.written.length > 0) publish(itemOf(writes));
    const { rows: after, at, written } = writes;
    return { rows: after, at, isWritten: written.length > 0 };
  }

  private write(
    change: Change,
    { written, due, isUndoable, answer }: Writes,
    before: readonly (StoredRow | undefined)[],
  ) {
    if (change.isNew && written.length > 0) this.owners.add(change.owner);
    if (change.forgets && written.length > 0) this.owners.forget(change.owner.visitor);
    const previous = written.map(
      ({ row }) => before.find((each) => each?.name === row.name)?.seq ?? null,
    );
    const numbers = this.history.add(change, written, isUndoable, previous);
    for (const [index, slice] of written.entries()) this.save(slice, numbers[index]!, change.now);
    for (const { owner, name, at } of due) this.setDue(owner, name, at);
    if (answer) this.answers.remember(change.owner.key, answer, change.now);
  }

  private save({ owner, place, row, rank }: Written, seq: number, now: number) {
    const { name } = row;
    if (place.keep === 'visitor') this.owners.keepVisitor(owner, now);
    this.sql.save.run(owner, name, row.version, row.state, row.changedAt, seq);
    if (rank !== null) this.sql.rank.run({ owner, name, rank });
  }

  private setDue(owner: string, name: string, at: number | null) {
    if (at === null) this.sql.dropDue.run(owner, name);
    else this.sql.setDue.run({ owner, name, at });
  }
}

const itemOf = ({ written }: Writes): FeedItem => ({
  kind: 'changed',
  isOwn: true,
  slices: written.map(({ owner, row }) => ({
    owner,
    name: row.name,
    version: row.version,
    row,
  })),
});

const SQL = {
  save: `INSERT INTO slices (owner, name, version, state, changedAt, seq) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (owner, name) DO UPDATE SET
      version = excluded.version, state = excluded.state, changedAt = excluded.changedAt, seq = excluded.seq`,
  rank: `INSERT INTO ranks VALUES (@owner, @name, @rank)
    ON CONFLICT (owner, name) DO UPDATE SET rank = @rank WHERE rank <> @rank`,
  setDue: `INSERT INTO due VALUES (@owner, @name, @at)
    ON CONFLICT (owner, name) DO UPDATE SET at = @at WHERE at <> @at`,
  dropDue: 'DELETE FROM due WHERE owner = ? AND name = ?',
} as const;
