import type { Database } from 'better-sqlite3';
import type { TroubleLog } from '../session/trouble.log.js';
import type { FileGuard } from './file.guard.js';
import { sqliteRefusal } from './sqlite.error.js';

/** Reads of the file, and the transaction that they share. */
export class SharedReads {
  constructor(
    private readonly db: Database,
    private readonly guard: FileGuard,
    private readonly trouble: TroubleLog,
  ) {}

  /**
   * Until this turn of the event loop ends, reads share one transaction: to lock the file for each
   * takes longer than to read. Only for where a request comes in: a view opened later in the turn would
   * last into the next one, and could be older than what another process has answered by then.
   */
  share() {
    if (this.db.inTransaction) return;
    this.db.exec('BEGIN');
    setImmediate(() => this.end());
  }

  /** @throws Refusal `unavailable` where the file can't be read */
  read<Result>(read: () => Result): Result {
    try {
      this.guard.mustNotBeGone();
      return read();
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  /** Reads several things as they are at one moment. */
  readAtOnce<Result>(read: () => Result): Result {
    return this.read(() => this.atOneMoment(read));
  }

  /** A read that failed may fail at its end, too; nobody waits for that. */
  end() {
    try {
      if (this.db.inTransaction) this.db.exec('COMMIT');
    } catch (error) {
      this.trouble.happened(error);
      this.rollBack();
    }
  }

  rollBack() {
    try {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
    } catch (error) {
      this.trouble.happened(error);
    }
  }

  /** What is to be said of it; trouble with the file is noted. */
  refusalOf(error: unknown) {
    const refusal = sqliteRefusal(error);
    if (refusal !== error) this.trouble.happened(error);
    return refusal;
  }

  private atOneMoment<Result>(read: () => Result) {
    if (this.db.inTransaction) return read();
    this.db.exec('BEGIN');
    try {
      return read();
    } finally {
      this.end();
    }
  }
}
