import type { Database } from 'better-sqlite3';
import type { KeptLimits } from '../session/limits.js';
import type { RowKey } from '../session/storage.parts.js';
import type { SqliteAnswers } from './sqlite.answers.js';
import type { SqliteConnection } from './sqlite.connection.js';
import { prepareAll, type Statements } from './statements.js';

/** What is past its length stays for a moment: a process that reads the log late then still tells its tabs each change. */
const LOG_KEPT_MS = 5_000;
const LOG_LENGTH = 250;
const PRUNED_AT_ONCE = 50;
const LOOKED_AT_ONCE = 500;

interface Newest extends RowKey {
  at: number;
}

interface Seen extends RowKey {
  seq: number;
  isPast: 0 | 1;
}

/** Removes what is past the length of the history, and what no answer needs any more. */
export class SqlitePruner {
  private readonly sql: Statements<typeof SQL>;
  private readonly length: number;
  private readonly full = new Map<string, Newest>();
  private lookedTo = 0;

  constructor(
    db: Database,
    private readonly answers: SqliteAnswers,
    { history }: KeptLimits,
  ) {
    this.length = history;
    this.sql = prepareAll(db, SQL);
  }

  wrote({ owner, name, version, at }: Newest & { version: number }) {
    if (version > this.length) this.noteFull({ owner, name, at });
  }

  /** Several slices at once: their entries share pages. */
  async run(connection: SqliteConnection, now: number) {
    connection.read(() => this.findLeft(now));
    const full = [...this.full.values()].slice(0, PRUNED_AT_ONCE);
    if (full.length === 0 && !connection.read(() => this.answers.hasOld(now))) return;
    await connection.write(() => {
      for (const slice of full) this.prune(slice, now);
      this.answers.dropOld(now);
    });
    for (const { owner, name, at } of full)
      if (at <= now - LOG_KEPT_MS) this.full.delete(`${owner} ${name}`);
  }

  /** Looks through some more each time: a process that is killed forgets what it had to remove. */
  private findLeft(now: number) {
    const { lookedTo: after, length } = this;
    const seen = this.sql.seen.all({ after, length, at: now - LOG_KEPT_MS }) as Seen[];
    for (const { owner, name, isPast } of seen)
      if (isPast) this.noteFull({ owner, name, at: this.full.get(`${owner} ${name}`)?.at ?? 0 });
    this.lookedTo = seen.length < LOOKED_AT_ONCE ? 0 : seen.at(-1)!.seq;
  }

  private prune({ owner, name }: RowKey, now: number) {
    const asked = { owner, name, length: this.length, at: now - LOG_KEPT_MS };
    const past = this.sql.past.all(asked) as { seq: number }[];
    const entries = JSON.stringify(past.map(({ seq }) => seq));
    this.answers.saveStates({ owner, name }, entries, now);
    this.sql.remove.run(entries);
  }

  private noteFull({ owner, name, at }: Newest) {
    this.full.set(`${owner} ${name}`, { owner, name, at });
  }
}

const SQL = {
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
