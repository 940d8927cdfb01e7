import type { Database } from 'better-sqlite3';
import type { Row } from '../session/change.js';
import type { OwnedRow } from '../session/storage.js';
import { prepareAll, type Statements } from './statements.js';

export type StoredRow = Row & { seq: number | null };

interface Past {
  state: string;
  changedAt: number | null;
}

export class SqliteRows {
  private readonly sql: Statements<typeof SQL>;

  constructor(db: Database) {
    this.sql = prepareAll(db, SQL);
  }

  get(owner: string, name: string) {
    return this.sql.get.get(owner, name) as StoredRow | undefined;
  }

  of(owner: string) {
    return this.sql.of.all(owner) as OwnedRow[];
  }

  /** As it is now where that version was forgotten. */
  at(owner: string, name: string, version: number): Row | undefined {
    if (version === 0) return undefined;
    const current = this.get(owner, name);
    if (!current || current.version <= version) return current;
    const past = this.sql.past.get({ seq: current.seq, version }) as Past | undefined;
    const found = past ?? (this.sql.answered.get(owner, name, version) as Past | undefined);
    if (!found) return current;
    const { state, changedAt } = found;
    return { name, version, state, changedAt: changedAt ?? current.changedAt };
  }
}

const SQL = {
  get: 'SELECT name, version, state, changedAt, seq FROM slices WHERE owner = ? AND name = ?',
  of: 'SELECT owner, name, version, state, changedAt FROM slices WHERE owner = ? ORDER BY name',
  // What the next version was made from is what this one was.
  past: `WITH RECURSIVE chain(seq, previous, version) AS (
      SELECT seq, previous, version FROM history WHERE seq = @seq
      UNION ALL SELECT history.seq, history.previous, history.version
        FROM chain JOIN history ON history.seq = chain.previous WHERE chain.version > @version + 1)
    SELECT history.before AS state, (SELECT at FROM history WHERE seq = chain.previous) AS changedAt
      FROM chain JOIN history USING (seq)
      WHERE chain.version = @version + 1 AND history.before IS NOT NULL`,
  answered: `SELECT state, NULL AS changedAt FROM answered
    WHERE owner = ? AND name = ? AND version = ?`,
} as const;
