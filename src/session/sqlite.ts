import type { OnApplicationShutdown } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import type { Config } from '../config.js';
import type { Clock } from './clock.js';
import { GroupCommit } from './group-commit.js';
import { openDatabase } from './sqlite.database.js';
import { SqliteRecords } from './sqlite.records.js';
import { SqliteStore } from './sqlite.store.js';

/** Slices and express-session's records, in one file over one connection. */
export class Sqlite implements OnApplicationShutdown {
  readonly store: SqliteStore;
  readonly records: SqliteRecords;
  private readonly commits: GroupCommit;

  private constructor(
    private readonly db: Database,
    { maxMs }: Config,
    clock: Clock,
  ) {
    this.commits = new GroupCommit(db);
    this.store = new SqliteStore(db, this.commits, clock);
    this.records = new SqliteRecords(
      db,
      this.commits,
      (startedAt) => startedAt + maxMs - clock.now(),
    );
  }

  static async open(this: void, config: Config, clock: Clock) {
    return new Sqlite(await openDatabase(config.dataDir), config, clock);
  }

  onApplicationShutdown() {
    this.commits.drain();
    this.db.close();
  }
}
