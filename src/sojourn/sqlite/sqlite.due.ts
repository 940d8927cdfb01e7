import { CLAIM_MS } from '../session/storage.js';
import type { DueWork, RowKey } from '../session/storage.parts.js';
import type { SqliteConnection } from './sqlite.connection.js';
import { prepareAll, type Statements } from './statements.js';

export class SqliteDue implements DueWork {
  private readonly sql: Statements<typeof SQL>;

  constructor(private readonly connection: SqliteConnection) {
    this.sql = prepareAll(connection.db, SQL);
  }

  /** To look costs no write where nothing is due. */
  async claim(now: number, count: number): Promise<RowKey[]> {
    if (this.connection.read(() => this.sql.any.get(now)) === undefined) return [];
    const claim = { now, count, until: now + CLAIM_MS };
    return this.connection.write(() => this.sql.claim.all(claim) as RowKey[]);
  }

  async drop({ owner, name }: RowKey) {
    await this.connection.write(() => this.sql.drop.run(owner, name));
  }
}

const SQL = {
  any: 'SELECT 1 FROM due WHERE at <= ? LIMIT 1',
  claim: `UPDATE due SET at = @until WHERE (owner, name) IN
    (SELECT owner, name FROM due WHERE at <= @now ORDER BY at LIMIT @count) RETURNING owner, name`,
  drop: 'DELETE FROM due WHERE owner = ? AND name = ?',
} as const;
