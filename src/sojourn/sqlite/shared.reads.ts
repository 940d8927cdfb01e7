import type { Database } from 'better-sqlite3';
import type { TroubleLog } from '../session/trouble.log.js';
import type { FileGuard } from './file.guard.js';
import { sqliteRefusal } from './sqlite.error.js';

export class SharedReads {
  constructor(
    private readonly db: Database,
    private readonly guard: FileGuard,
    private readonly trouble: TroubleLog,
  ) {}

  /**
   * Until this turn of the event loop ends, reads share one transaction: to lock the file takes longer than to read.
   * Only for where a request comes in: a view opened later would last into the next turn, and could be too old by then.
   */
  share() {
    if (this.db.inTransaction) return;
    this.db.exec('BEGIN');
    setImmediate(() => this.end());
  }

  read<Result>(read: () => Result): Result {
    try {
      this.guard.mustNotBeGone();
      return read();
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

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
