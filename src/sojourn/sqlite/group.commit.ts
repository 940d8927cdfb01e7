import type { Database } from 'better-sqlite3';
import type { Feed, FeedItem } from '../session/feed.js';
import type { TroubleLog } from '../session/trouble.log.js';
import type { ChangeLog } from './change.log.js';
import type { FileGuard } from './file.guard.js';
import type { SharedReads } from './shared.reads.js';
import { isBusy, sqliteRefusal } from './sqlite.error.js';

export type Publish = (item: FeedItem) => void;

interface Job {
  work: (publish: Publish) => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  giveUpAt: number;
}

interface Attempt {
  settle: () => void;
  items: FeedItem[];
}

const PATIENCE_MS = 2_000;
const RETRY_MS = 20;

/** The writes of one turn of the event loop share a transaction, in one synchronous block: nobody reads between. */
export class GroupCommit {
  private jobs: Job[] = [];

  constructor(
    private readonly db: Database,
    private readonly log: ChangeLog,
    private readonly feed: Feed,
    private readonly guard: FileGuard,
    private readonly reads: SharedReads,
    private readonly trouble: TroubleLog,
  ) {}

  /** @param work gives the feed's items to its parameter; it may run again where it throws */
  write<Result>(work: (publish: Publish) => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const giveUpAt = performance.now() + PATIENCE_MS;
      this.jobs.push({ work, resolve: resolve as Job['resolve'], reject, giveUpAt });
      if (this.jobs.length === 1) setImmediate(() => this.flush());
    });
  }

  drain() {
    for (const job of this.jobs) job.giveUpAt = 0;
    this.flush();
  }

  private flush() {
    if (this.jobs.length === 0 || !this.begin()) return;
    const jobs = this.jobs;
    this.jobs = [];
    try {
      this.commit(jobs);
      this.trouble.isOver();
    } catch (error) {
      this.abandon(jobs, error);
    }
  }

  private commit(jobs: readonly Job[]) {
    this.log.begin();
    const attempts = jobs.map((job) => this.attempt(job));
    this.log.write();
    this.guard.mustBeThere();
    this.db.exec('COMMIT');
    // What was committed all the same is told, and not acknowledged, once the file is back.
    this.guard.mustBeThere();
    this.log.committed();
    for (const { items } of attempts) for (const item of items) this.feed.publish(item);
    for (const { settle } of attempts) settle();
  }

  private begin() {
    try {
      this.reads.end();
      this.db.exec('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      this.retryLater(error);
      return false;
    }
  }

  private retryLater(error: unknown) {
    if (!isBusy(error)) this.trouble.happened(error);
    // One look at the clock for both: a job that got late between two would be neither refused nor kept.
    const now = performance.now();
    const isLate = (job: Job) => !isBusy(error) || job.giveUpAt <= now;
    for (const job of this.jobs.filter(isLate)) job.reject(sqliteRefusal(error));
    this.jobs = this.jobs.filter((job) => !isLate(job));
    if (this.jobs.length > 0) setTimeout(() => this.flush(), RETRY_MS * (0.5 + Math.random()));
  }

  private attempt({ work, resolve, reject }: Job): Attempt {
    this.db.exec('SAVEPOINT job');
    try {
      const items: FeedItem[] = [];
      const result = work((item) => items.push(item));
      this.db.exec('RELEASE job');
      return { settle: () => resolve(result), items };
    } catch (error) {
      // A full disk rolls the whole transaction back by itself; then this throws too and no job is kept.
      this.db.exec('ROLLBACK TO job; RELEASE job');
      return { settle: () => reject(this.reads.refusalOf(error)), items: [] };
    }
  }

  private abandon(jobs: readonly Job[], error: unknown) {
    this.trouble.happened(error);
    this.reads.rollBack();
    for (const job of jobs) job.reject(sqliteRefusal(error, true));
  }
}
