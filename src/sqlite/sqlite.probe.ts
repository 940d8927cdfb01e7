import type { SqliteConnection } from './sqlite.connection.js';
import { prepareAll, type Statements } from './statements.js';

/** Whether the file can be read and written just now. */
export class SqliteProbe {
  private readonly sql: Statements<typeof SQL>;

  constructor(private readonly connection: SqliteConnection) {
    this.sql = prepareAll(connection.db, SQL);
  }

  /** Writes a row of its own, and reads one of each table that a session needs. */
  async run() {
    await this.connection.write(() => {
      this.sql.write.run();
      this.sql.owners.get();
      this.sql.slices.get();
      this.sql.sessions.get();
    });
  }
}

const SQL = {
  write: `INSERT INTO probe VALUES (1, unixepoch()) ON CONFLICT (id) DO UPDATE SET at = at + 1`,
  owners: 'SELECT * FROM owners LIMIT 1',
  // In the order of their indexes, so that those are read as well.
  slices: `SELECT * FROM slices WHERE owner >= '' ORDER BY owner, name LIMIT 1`,
  sessions: `SELECT * FROM sessions WHERE sid >= '' ORDER BY sid LIMIT 1`,
} as const;
