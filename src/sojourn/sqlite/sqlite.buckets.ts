import type { TokenBuckets, Withdrawal } from '../session/storage.parts.js';
import type { SqliteConnection } from './sqlite.connection.js';
import { prepareAll, type Statements } from './statements.js';

/** Of each bucket is kept when it is full again, by the file's clock. */
export class SqliteBuckets implements TokenBuckets {
  private readonly sql: Statements<typeof SQL>;

  constructor(private readonly connection: SqliteConnection) {
    this.sql = prepareAll(connection.db, SQL);
  }

  withdraw(withdrawals: readonly Withdrawal[]) {
    return this.connection.write(() =>
      withdrawals.map((each) => (this.sql.withdraw.get(each) as { fullIn: number }).fullIn),
    );
  }

  async sweep() {
    if (this.connection.read(() => this.sql.anyFull.get()) === undefined) return;
    await this.connection.write(() => this.sql.sweep.run());
  }
}

const NOW = `(unixepoch('now', 'subsec') * 1000)`;

const SQL = {
  anyFull: `SELECT 1 FROM buckets WHERE fullAt <= ${NOW} LIMIT 1`,
  sweep: `DELETE FROM buckets WHERE fullAt <= ${NOW}`,
  withdraw: `INSERT INTO buckets VALUES (@bucket, ${NOW} + @ms)
    ON CONFLICT (name) DO UPDATE SET fullAt = max(fullAt, ${NOW}) + @ms RETURNING fullAt - ${NOW} AS fullIn`,
} as const;
