import type { Database, Statement } from 'better-sqlite3';
import type { Loaded } from '../session/apply.change.js';
import { keyOf, type Change, type Once } from '../session/change.js';
import { ANSWERS_KEPT, ANSWERS_KEPT_MS } from '../session/storage.js';
import type { SqliteRows } from './sqlite.rows.js';

interface Version {
  name: string;
  version: number;
}

/** What commands were answered with: the newest of each session, for some minutes. */
export class SqliteAnswers {
  private readonly found: Statement;
  private readonly count: Statement;
  private readonly add: Statement;
  private readonly prune: Statement;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
  ) {
    this.found = db.prepare(SQL.found);
    this.count = db.prepare(SQL.count).pluck();
    this.add = db.prepare(SQL.add);
    this.prune = db.prepare(SQL.prune);
  }

  find({ owner, places, once, now }: Change): Loaded['answered'] {
    if (!once) return undefined;
    const found = this.found.get(owner.key, once.id, now - ANSWERS_KEPT_MS) as
      { fingerprint: string; versions: string } | undefined;
    if (!found) return undefined;
    const versions = JSON.parse(found.versions) as Version[];
    const rows = versions.map(({ name, version }, index) =>
      this.rows.at(keyOf(owner, places[index]?.keep ?? 'session'), name, version),
    );
    return { fingerprint: found.fingerprint, rows };
  }

  remember(
    owner: string,
    { id, fingerprint, versions }: Once & { versions: Version[] },
    now: number,
  ) {
    const number = 1 + (this.count.get(owner) as number);
    this.add.run({ owner, id, number, now, fingerprint, versions: JSON.stringify(versions) });
    this.prune.run({ owner, number: number - ANSWERS_KEPT, at: now - ANSWERS_KEPT_MS });
  }
}

const SQL = {
  found: 'SELECT fingerprint, versions FROM commands WHERE owner = ? AND id = ? AND at > ?',
  count: 'SELECT coalesce(max(number), 0) FROM commands WHERE owner = ?',
  add: `INSERT INTO commands VALUES (@owner, @id, @number, @now, @fingerprint, @versions)
    ON CONFLICT (owner, id) DO UPDATE SET number = @number, at = @now, fingerprint = @fingerprint, versions = @versions`,
  // They get their numbers in the order of time, so the first that is kept ends the search.
  prune: `DELETE FROM commands WHERE owner = @owner AND number <=
    max(@number, (SELECT coalesce(max(number), 0) FROM commands WHERE owner = @owner AND at <= @at))`,
} as const;
