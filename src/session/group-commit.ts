import { Logger } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import { unavailable } from './refusal.js';

interface Job {
  work: () => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  giveUpAt: number;
}

/** How long a change waits for a lock that another process holds, before it is refused with 503. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 20;

/**
 * Runs all writes of one turn of the event loop in one durable transaction.
 * The whole of it is one synchronous block, so nothing reads what is not committed yet.
 */
export class GroupCommit {
  private readonly logger = new Logger('GroupCommit');
  private jobs: Job[] = [];

  constructor(private readonly db: Database) {}

  /** @returns the work's result, once it is on disk */
  write<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const giveUpAt = performance.now() + PATIENCE_MS;
      this.jobs.push({ work, resolve: resolve as Job['resolve'], reject, giveUpAt });
      if (this.jobs.length === 1) setImmediate(() => this.flush());
    });
  }

  /**
   * Until this turn of the event loop ends, reads share one transaction: to lock the file for each
   * takes longer than to read. Only for where a request comes in: a view opened later in the turn would
   * last into the next one, and could be older than what another process has answered by then.
   */
  shareReads() {
    if (this.db.inTransaction) return;
    this.db.exec('BEGIN');
    setImmediate(() => this.endReads());
  }

  /** Commits what is waiting; what a lock keeps out is refused. */
  drain() {
    for (const job of this.jobs) job.giveUpAt = 0;
    this.flush();
  }

  private flush() {
    if (this.jobs.length === 0 || !this.begin()) return;
    const jobs = this.jobs;
    this.jobs = [];
    try {
      const settlements = jobs.map((job) => this.attempt(job));
      this.db.exec('COMMIT');
      for (const settle of settlements) settle();
    } catch (error) {
      this.abandon(jobs, error);
    }
  }

  private endReads() {
    if (this.db.inTransaction) this.db.exec('COMMIT');
  }

  private begin() {
    try {
      this.endReads();
      this.db.exec('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      this.retryLater(error);
      return false;
    }
  }

  private retryLater(error: unknown) {
    // One look at the clock for both: a job that got late between two would be neither refused nor kept.
    const now = performance.now();
    const isLate = (job: Job) => !isBusy(error) || job.giveUpAt <= now;
    for (const job of this.jobs.filter(isLate)) job.reject(asRefusal(error));
    this.jobs = this.jobs.filter((job) => !isLate(job));
    if (this.jobs.length > 0) setTimeout(() => this.flush(), RETRY_MS * (0.5 + Math.random()));
  }

  private attempt({ work, resolve, reject }: Job): () => void {
    this.db.exec('SAVEPOINT job');
    try {
      const result = work();
      this.db.exec('RELEASE job');
      return () => resolve(result);
    } catch (error) {
      // A full disk rolls the whole transaction back by itself; then this throws too and no job is kept.
      this.db.exec('ROLLBACK TO job; RELEASE job');
      return () => reject(asRefusal(error));
    }
  }

  private abandon(jobs: Job[], error: unknown) {
    this.logger.error(error);
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    for (const job of jobs) job.reject(unavailable(error));
  }
}

const sqliteCode = (error: unknown) => String((error as { code?: unknown } | null)?.code);

const isBusy = (error: unknown) => sqliteCode(error).startsWith('SQLITE_BUSY');

/** A store that is locked, full or broken is no fault of the request: it may come back. */
export function asRefusal(error: unknown) {
  const troubles = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT)/;
  return troubles.test(sqliteCode(error)) ? unavailable(error) : error;
}
