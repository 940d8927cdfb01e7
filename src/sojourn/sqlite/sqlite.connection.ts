import { Logger } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import type { Feed } from '../session/feed.js';
import { TroubleLog } from '../session/trouble.log.js';
import { ChangeLog } from './change.log.js';
import { FileGuard } from './file.guard.js';
import { GroupCommit, type Publish } from './group.commit.js';
import { SharedReads } from './shared.reads.js';
import { SqliteRows } from './sqlite.rows.js';
import { knownStorageError, placeOf } from './storage.error.js';

const LOOK_EVERY_MS = 10;
const CHECK_EVERY_MS = 1_000;

export class SqliteConnection {
  readonly rows: SqliteRows;
  private readonly trouble = new TroubleLog(new Logger('Sqlite'), (error) => this.reasonOf(error));
  readonly log: ChangeLog;
  private readonly guard: FileGuard;
  private readonly reads: SharedReads;
  private readonly commits: GroupCommit;
  private readonly timers: NodeJS.Timeout[];

  constructor(
    readonly db: Database,
    feed: Feed,
    private readonly place = placeOf(db.name),
  ) {
    this.rows = new SqliteRows(db);
    this.log = new ChangeLog(db, this.rows, feed);
    this.guard = new FileGuard(db.name);
    this.reads = new SharedReads(db, this.guard, this.trouble);
    this.commits = new GroupCommit(db, this.log, feed, this.guard, this.reads, this.trouble);
    this.timers = [
      setInterval(() => this.attempt(() => this.log.look()), LOOK_EVERY_MS).unref(),
      setInterval(() => this.attempt(() => this.guard.mustBeThere()), CHECK_EVERY_MS).unref(),
    ];
  }

  read<Result>(read: () => Result) {
    return this.reads.read(read);
  }

  readAtOnce<Result>(read: () => Result) {
    return this.reads.readAtOnce(read);
  }

  /** Nothing older is told afterwards. */
  readCaughtUp<Result>(read: () => Result) {
    return this.reads.readAtOnce(() => {
      this.log.tellOthers();
      return read();
    });
  }

  readShared<Result>(read: () => Result) {
    return this.reads.read(() => {
      this.reads.share();
      return read();
    });
  }

  write<Result>(work: (publish: Publish) => Result) {
    return this.commits.write(work);
  }

  close() {
    for (const timer of this.timers) clearInterval(timer);
    this.commits.drain();
    this.db.close();
  }

  private reasonOf(error: unknown) {
    const { message } = knownStorageError(this.place, error) ?? (error as Error);
    return message;
  }

  private attempt(work: () => void) {
    try {
      work();
    } catch (error) {
      this.trouble.happened(error);
    }
  }
}
