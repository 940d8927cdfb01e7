import type { Statement } from 'better-sqlite3';
import type { SqliteConnection } from './sqlite.connection.js';
import { prepareAll, type Statements } from './statements.js';

export class SqliteProbe {
  private readonly writing: Statement;
  private readonly reads: Statements<typeof READS>;

  constructor(private readonly connection: SqliteConnection) {
    this.writing = connection.db.prepare(WRITE);
    this.reads = prepareAll(connection.db, READS);
  }

  async run() {
    await this.connection.write(() => {
      this.writing.run();
      for (const read of Object.values(this.reads)) read.get();
    });
  }
}

const WRITE = `INSERT INTO probe VALUES (1, unixepoch()) ON CONFLICT (id) DO UPDATE SET at = at + 1`;

// In the order of their indexes, so that those are read as well.
const READS = {
  owners: 'SELECT * FROM owners LIMIT 1',
  slices: `SELECT * FROM slices WHERE owner >= '' ORDER BY owner, name LIMIT 1`,
  sessions: `SELECT * FROM sessions WHERE sid >= '' ORDER BY sid LIMIT 1`,
  history: 'SELECT * FROM history ORDER BY seq DESC LIMIT 1',
  commands: 'SELECT * FROM commands LIMIT 1',
  answered: 'SELECT * FROM answered LIMIT 1',
  ranks: 'SELECT * FROM ranks LIMIT 1',
  due: 'SELECT * FROM due ORDER BY at LIMIT 1',
  ends: `SELECT * FROM ends WHERE key >= '' ORDER BY key LIMIT 1`,
  seats: 'SELECT * FROM seats LIMIT 1',
  processes: 'SELECT * FROM processes LIMIT 1',
} as const;
