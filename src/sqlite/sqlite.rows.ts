import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../session/change.js';
import type { OwnedRow } from '../session/storage.js';

/** Reads slices as they are, and as they were. */
export class SqliteRows {
  private readonly current: Statement;
  private readonly next: Statement;
  private readonly changed: Statement;
  private readonly all: Statement;

  constructor(db: Database) {
    this.current = db.prepare(SQL.current);
    this.next = db.prepare(SQL.next);
    this.changed = db.prepare(SQL.changed);
    this.all = db.prepare(SQL.all);
  }

  get(owner: string, name: string) {
    return this.current.get(owner, name) as Row | undefined;
  }

  of(owner: string) {
    return this.all.all(owner) as OwnedRow[];
  }

  /** @returns the row at that version where the history reaches back so far, otherwise as it is */
  at(owner: string, name: string, version: number): Row | undefined {
    if (version === 0) return undefined;
    const current = this.get(owner, name);
    if (!current || current.version <= version) return current;
    const next = this.next.get(owner, name, version + 1) as { before: string } | undefined;
    if (!next) return current;
    const changedAt = this.changed.pluck().get(owner, name, version) as number | undefined;
    return { name, version, state: next.before, changedAt: changedAt ?? current.changedAt };
  }
}

const SQL = {
  current: 'SELECT name, version, state, changedAt FROM slices WHERE owner = ? AND name = ?',
  next: 'SELECT before FROM history WHERE owner = ? AND name = ? AND version = ?',
  changed: 'SELECT at FROM history WHERE owner = ? AND name = ? AND version = ?',
  all: 'SELECT owner, name, version, state, changedAt FROM slices WHERE owner = ? ORDER BY name',
} as const;
