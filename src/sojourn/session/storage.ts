import type { Change, Committed, Owner, Row } from './change.js';
import type { Clock } from './clock.js';
import { Feed } from './feed.js';
import type { End } from './session.js';
import type { SessionRecordStore } from './session.record.store.js';
import type { ChangeHistory, DueWork, RowKey, TabSeats, TokenBuckets } from './storage.parts.js';

export type OwnedRow = Row & { owner: string };

/** As long as the visitor's cookie: 400 days. */
export const VISITOR_MS = 400 * 86_400_000;
/** How long it is remembered why a session id is dead. */
export const ENDS_KEPT_MS = 86_400_000;
/** Then another process may take the work. */
export const CLAIM_MS = 5_000;

/**
 * Times are in milliseconds since 1970; what a method writes is durable when its promise resolves. All may reject with
 * the refusal `unavailable`.
 */
export abstract class Storage {
  /** In the order of the commits: of this process, and of others where the owner has a seated tab here. */
  readonly feed = new Feed();
  abstract readonly records: SessionRecordStore;
  abstract readonly history: ChangeHistory;
  abstract readonly due: DueWork;
  abstract readonly tabs: TabSeats;
  abstract readonly buckets: TokenBuckets;

  /** Rises when versions may have gone back while this process runs. */
  get generation() {
    return 0;
  }

  /** What it does not promise as it is set up; for readiness, metrics and the log. */
  get caveats(): readonly string[] {
    return [];
  }

  /** @returns the owner while it lives */
  abstract owner(key: string, now: number): Promise<Owner | undefined>;
  /** @returns the owner that the record of a session id names, while it lives */
  abstract ownerOf(sid: string, now: number): Promise<Owner | undefined>;
  /** @returns the rows as they were at one moment */
  abstract read(keys: readonly RowKey[]): Promise<(Row | undefined)[]>;
  /** @returns all rows of these owners as they were at one moment */
  abstract readAll(owners: readonly string[]): Promise<OwnedRow[]>;
  /**
   * Applies a change in one atomic step, then tells the feed.
   * @throws Refusal `session-ended` where the owner is gone, `key-reused`, and what `step` throws
   */
  abstract commit(change: Change): Promise<Committed>;
  /** Makes the owner a row before anything is changed. */
  abstract begin(owner: Owner): Promise<void>;
  /** Ends an owner for good: nothing that is under way can bring it back. */
  abstract end(key: string, now: number): Promise<void>;
  /** @returns why a session id names no session that lives; `expired` where nobody ended it */
  abstract endOf(sid: string): Promise<End>;
  /** @param idleMs how long it lives from the moment it is written on. @returns false where it lives no more by then */
  abstract touch(key: string, idleMs: number, clock: Pick<Clock, 'now'>): Promise<boolean>;
  /** @returns the living owners whose slice of this name ranks highest, above 0, the highest first */
  abstract top(name: string, count: number, now: number): Promise<Owner[]>;
  /** Removes a part of what has expired or is past its length. @returns the keys of the sessions among it */
  abstract sweep(now: number): Promise<string[]>;
  /** Writes and reads once. @throws Refusal `unavailable` where that can't be done now */
  abstract probe(): Promise<void>;
  /** Writes what waits, and lets go of the file or the connection. */
  abstract close(): Promise<void>;
}
