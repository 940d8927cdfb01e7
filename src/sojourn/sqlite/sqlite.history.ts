import type { Database } from 'better-sqlite3';
import type { Written } from '../session/apply.change.js';
import type { Change } from '../session/change.js';
import type { KeptLimits } from '../session/limits.js';
import type { HistoryEntry, RowKey } from '../session/storage.js';
import type { ChangeLog } from './change.log.js';
import type { SqliteAnswers } from './sqlite.answers.js';
import { prepareAll, type Statements } from './statements.js';

/**
 * What is past its length stays for a moment: a process that reads the log late then still tells its tabs each change.
 */
const LOG_KEPT_MS = 5_000;
const LOG_LENGTH = 250;
const PRUNED_AT_ONCE = 50;
const LOOKED_AT_ONCE = 500;

interface Seen extends RowKey {
  seq: number;
  isPast: 0 | 1;
}

type Row = Omit<HistoryEntry, 'isUndoable'> & { isUndoable: 0 | 1 };

export class SqliteHistory {
  private readonly sql: Statements<typeof SQL>;
  private readonly length: number;
  private readonly full = new Map<string, RowKey & { at: number }>();
  private lookedTo = 0;

  constructor(
    db: Database,
    private readonly log: ChangeLog,
    private readonly answers: SqliteAnswers,
    { history }: KeptLimits,
  ) {
    this.length = history;
    this.sql = prepareAll(db, SQL);
  }

  add(
    change: Change,
    written: readonly Written[],
    isUndoable: boolean,
    previous: (number | null)[],
  ) {
    const numbers = written.map(() => this.log.nextChange());
    const about = { first: numbers[0], size: written.length, isUndoable: Number(isUndoable) };
    for (const [index, slice] of written.entries()) {
      const links = { seq: numbers[index], previous: previous[index] };
      this.sql.add.run({ ...entryOf(slice, change), ...about, ...links });
      const { owner, row } = slice;
      const { name, changedAt: at } = row;
      if (row.version > this.length) this.noteFull({ owner, name, at });
    }
    return numbers;
  }

  of(owners: readonly string[]): HistoryEntry[] {
    const { length } = this;
    const rows = owners.flatMap((owner) => this.sql.of.all({ owner, length }) as Row[]);
    return rows.toSorted((one, other) => other.change - one.change).map(asEntry);
  }

  last(key: RowKey): HistoryEntry[] {
    return (this.sql.last.all(key) as Row[]).map(asEntry);
  }

  /** Again and again: a process that is killed forgets what it had to remove. */
  findLeft(now: number) {
    const { lookedTo: after, length } = this;
    const seen = this.sql.seen.all({ after, length, at: now - LOG_KEPT_MS }) as Seen[];
    for (const { owner, name, isPast } of seen)
      if (isPast) this.noteFull({ owner, name, at: this.full.get(`${owner} ${name}`)?.at ?? 0 });
    this.lookedTo = seen.length < LOOKED_AT_ONCE ? 0 : seen.at(-1)!.seq;
  }

  get fullOnes() {
    return [...this.full.values()].slice(0, PRUNED_AT_ONCE);
  }

  prune(slices: readonly RowKey[], now: number) {
    for (const slice of slices) this.pruneOne(slice, now);
  }

  pruned(slices: readonly (RowKey & { at: number })[], now: number) {
    for (const { owner, name, at } of slices)
      if (at <= now - LOG_KEPT_MS) this.full.delete(`${owner} ${name}`);
  }

  private pruneOne({ owner, name }: RowKey, now: number) {
    const asked = { owner, name, length: this.length, at: now - LOG_KEPT_MS };
    const past = this.sql.past.all(asked) as { seq: number }[];
    const entries = JSON.stringify(past.map(({ seq }) => seq));
    this.answers.saveStates({ owner, name }, entries, now);
    this.sql.remove.run(entries);
  }

  private noteFull({ owner, name, at }: RowKey & { at: number }) {
    this.full.set(`${owner} ${name}`, { owner, name, at });
  }
}

const asEntry = (row: Row): HistoryEntry => ({ ...row, isUndoable: row.isUndoable === 1 });

function entryOf({ owner, row, before }: Written, { now, command, door }: Change) {
  const { name, version } = row;
  return { owner, name, version, at: now, command, door, before };
}

const ENTRY = 'first AS change, size, owner, name, version, at, command, door, isUndoable, before';

const SQL = {
  add: `INSERT INTO history VALUES
    (@seq, @first, @previous, @owner, @name, @version, @at, @command, @door, @size, @isUndoable, @before)`,
  of: `WITH RECURSIVE chain(seq, place) AS (
      SELECT seq, 1 FROM slices WHERE owner = @owner AND seq IS NOT NULL
      UNION ALL SELECT previous, place + 1 FROM chain JOIN history USING (seq)
        WHERE place < @length AND previous IS NOT NULL)
    SELECT ${ENTRY} FROM chain JOIN history USING (seq)`,
  // The entries of one change follow one another.
  last: `WITH newest(own, begun, parts) AS (SELECT seq, first, size FROM history
      WHERE seq = (SELECT seq FROM slices WHERE owner = @owner AND name = @name))
    SELECT ${ENTRY} FROM newest JOIN history ON seq BETWEEN begun AND begun + parts - 1
      ORDER BY seq <> own, seq`,
  past: `WITH RECURSIVE chain(seq, previous, place, isPast) AS (
      SELECT seq, previous, 1, FALSE FROM history
        WHERE seq = (SELECT seq FROM slices WHERE owner = @owner AND name = @name)
      UNION ALL SELECT history.seq, history.previous, place + 1,
          isPast OR (place >= @length AND (at <= @at OR place >= ${LOG_LENGTH}))
        FROM chain JOIN history ON history.seq = chain.previous)
    SELECT seq FROM chain WHERE isPast`,
  // Each entry is of one version, so what is past its length is told by that.
  seen: `SELECT history.seq, owner, name,
      slices.version - history.version >= @length AND at <= @at AS isPast
    FROM history CROSS JOIN slices USING (owner, name)
    WHERE history.seq > @after ORDER BY history.seq LIMIT ${LOOKED_AT_ONCE}`,
  remove: 'DELETE FROM history WHERE seq IN (SELECT value FROM json_each(?))',
} as const;
