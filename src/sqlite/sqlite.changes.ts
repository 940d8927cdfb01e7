import type { Database } from 'better-sqlite3';
import { applyChange, type Writes, type Written } from '../session/apply.change.js';
import { keyOf, type Change, type Committed, type Row } from '../session/change.js';
import type { FeedItem } from '../session/feed.js';
import { HISTORY_LENGTH } from '../session/storage.js';
import type { ChangeLog } from './change.log.js';
import { SqliteAnswers } from './sqlite.answers.js';
import type { SqliteOwners } from './sqlite.owners.js';
import type { SqliteRows } from './sqlite.rows.js';
import { prepareAll, type Statements } from './statements.js';

/**
 * The history is the log that other processes read, so what is past its length stays for a moment: a process that
 * is late then still tells its tabs each change.
 */
const LOG_KEPT_MS = 5_000;
/** So many changes of one slice stay at most, however late another process is. */
const LOG_LENGTH = 250;
/** To remove ten at a time takes little longer than one. */
const PRUNE_EVERY = 10;

/** Loads what a change needs, has it applied, and writes what comes of it; all within one transaction. */
export class SqliteChanges {
  private readonly answers: SqliteAnswers;
  private readonly sql: Statements<typeof SQL>;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
    private readonly log: ChangeLog,
    private readonly owners: SqliteOwners,
  ) {
    this.answers = new SqliteAnswers(db, rows);
    this.sql = prepareAll(db, SQL);
  }

  apply(change: Change, publish: (item: FeedItem) => void): Committed {
    const { owner, isNew, places, now } = change;
    const isAlive = isNew || this.owners.lives(owner.key, now);
    const answered = isNew ? undefined : this.answers.find(change);
    const rows = places.map(({ name, keep }) => this.rows.get(keyOf(owner, keep), name));
    const writes = applyChange(change, { isAlive, answered, rows });
    this.write(change, writes);
    if (writes.written.length > 0) publish(itemOf(writes));
    return { rows: writes.rows, isWritten: writes.written.length > 0 };
  }

  private write(change: Change, { written, due, isUndoable, answer }: Writes) {
    if (change.isNew && written.length > 0) this.owners.add(change.owner);
    const numbers = written.map(() => this.log.nextChange());
    const about = { first: numbers[0], size: written.length, isUndoable: Number(isUndoable) };
    for (const [index, slice] of written.entries()) {
      this.save(slice, change.now);
      this.sql.addEntry.run({ ...entryOf(slice, change), ...about, seq: numbers[index] });
    }
    for (const { owner, name, at } of due) this.setDue(owner, name, at);
    if (answer) this.answers.remember(change.owner.key, answer, change.now);
  }

  private save({ owner, place, row, rank }: Written, now: number) {
    const { name } = row;
    if (place.keep === 'visitor') this.owners.keepVisitor(owner, now);
    this.sql.save.run({ owner, ...row });
    if (rank !== null) this.sql.rank.run({ owner, name, rank });
    if (row.version % PRUNE_EVERY === 0) this.prune(owner, row, now);
  }

  private prune(owner: string, { name, version }: Row, now: number) {
    this.sql.prune.run({
      owner,
      name,
      passed: version - HISTORY_LENGTH,
      at: now - LOG_KEPT_MS,
      tooMany: version - LOG_LENGTH,
    });
  }

  private setDue(owner: string, name: string, at: number | null) {
    if (at === null) this.sql.dropDue.run(owner, name);
    else this.sql.setDue.run({ owner, name, at });
  }
}

function entryOf({ owner, row, before }: Written, { now, command, door }: Change) {
  const { name, version } = row;
  return { owner, name, version, at: now, command, door, before };
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
  save: `INSERT INTO slices VALUES (@owner, @name, @version, @state, @changedAt)
    ON CONFLICT (owner, name) DO UPDATE SET version = @version, state = @state, changedAt = @changedAt`,
  rank: `INSERT INTO ranks VALUES (@owner, @name, @rank)
    ON CONFLICT (owner, name) DO UPDATE SET rank = @rank WHERE rank <> @rank`,
  addEntry: `INSERT INTO history (seq, first, owner, name, version, at, command, door, size, isUndoable, before)
    VALUES (@seq, @first, @owner, @name, @version, @at, @command, @door, @size, @isUndoable, @before)`,
  prune: `DELETE FROM history WHERE seq IN (SELECT seq FROM history
      WHERE owner = @owner AND name = @name AND version <= @passed ORDER BY version LIMIT ${2 * PRUNE_EVERY})
    AND (at <= @at OR version <= @tooMany)`,
  setDue: `INSERT INTO due VALUES (@owner, @name, @at)
    ON CONFLICT (owner, name) DO UPDATE SET at = @at WHERE at <> @at`,
  dropDue: 'DELETE FROM due WHERE owner = ? AND name = ?',
} as const;
