import type { Database } from 'better-sqlite3';
import type { Loaded } from '../session/apply.change.js';
import { keyOf, type Change, type Once } from '../session/change.js';
import type { KeptLimits } from '../session/limits.js';
import type { RowKey } from '../session/storage.parts.js';
import type { SqliteRows } from './sqlite.rows.js';
import { prepareAll, type Statements } from './statements.js';

interface Version {
  name: string;
  version: number;
}

interface Answer {
  fingerprint: string;
  at: number;
  versions: string;
}

/** Versions of the slices; their states are in the history, or saved before they are removed there. */
export class SqliteAnswers {
  private readonly sql: Statements<typeof SQL>;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
    private readonly limits: KeptLimits,
  ) {
    this.sql = prepareAll(db, SQL);
  }

  private since(now: number) {
    return now - this.limits.answersSeconds * 1000;
  }

  find({ owner, places, once, now }: Change): Loaded['answered'] {
    if (!once) return undefined;
    const found = this.sql.found.get(owner.key, once.id, this.since(now)) as Answer | undefined;
    if (!found) return undefined;
    const { fingerprint, at, versions } = found;
    const rows = (JSON.parse(versions) as Version[]).map(({ name, version }, index) =>
      this.rows.at(keyOf(owner, places[index]?.keep ?? 'session'), name, version),
    );
    return { fingerprint, at, rows };
  }

  remember(
    owner: string,
    { id, fingerprint, versions }: Once & { versions: Version[] },
    now: number,
  ) {
    const { last } = this.sql.last.get(owner) as { last: number };
    const number = last + 1;
    this.sql.add.run({ owner, id, number, now, fingerprint, versions: JSON.stringify(versions) });
    this.sql.prune.run({ owner, number: number - this.limits.answers, at: this.since(now) });
  }

  saveStates({ owner, name }: RowKey, entries: string, now: number) {
    const slice = { owner, name, since: this.since(now) };
    this.sql.saveStates.run({ ...slice, entries, now });
    this.sql.dropStates.run(slice);
  }

  hasOld(now: number) {
    return this.sql.anyOld.get(this.since(now)) !== undefined;
  }

  dropOld(now: number) {
    this.sql.dropOld.run(this.since(now));
  }
}

const NEEDED = `SELECT each.value ->> 'version' FROM commands, json_each(versions) AS each
  WHERE commands.owner IN (SELECT key FROM owners WHERE key = @owner OR visitor = @owner)
    AND at > @since AND each.value ->> 'name' = @name`;

const SQL = {
  found: 'SELECT fingerprint, at, versions FROM commands WHERE owner = ? AND id = ? AND at > ?',
  last: 'SELECT coalesce(max(number), 0) AS last FROM commands WHERE owner = ?',
  add: `INSERT INTO commands VALUES (@owner, @id, @number, @now, @fingerprint, @versions)
    ON CONFLICT (owner, id) DO UPDATE SET number = @number, at = @now, fingerprint = @fingerprint, versions = @versions`,
  // They get their numbers in the order of time, so the first that is kept ends the search.
  prune: `DELETE FROM commands WHERE owner = @owner AND number <=
    max(@number, (SELECT coalesce(max(number), 0) FROM commands WHERE owner = @owner AND at <= @at))`,
  // What the next version was made from is what this one was.
  saveStates: `INSERT OR IGNORE INTO answered
    SELECT owner, name, version - 1, before, @now FROM history
      WHERE seq IN (SELECT value FROM json_each(@entries)) AND version - 1 IN (${NEEDED})`,
  dropStates: `DELETE FROM answered
    WHERE owner = @owner AND name = @name AND version NOT IN (${NEEDED})`,
  anyOld: 'SELECT 1 FROM answered WHERE at <= ? LIMIT 1',
  dropOld: 'DELETE FROM answered WHERE at <= ?',
} as const;
