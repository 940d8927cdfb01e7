export interface RowKey {
  owner: string;
  name: string;
}

export interface HistoryEntry {
  /** The same for all slices of one change. */
  change: number;
  /** How many slices the change wrote. */
  size: number;
  owner: string;
  name: string;
  version: number;
  /** Milliseconds since 1970. */
  at: number;
  command: string | null;
  door: string;
  isUndoable: boolean;
  /** As JSON; null where there was none. */
  before: string | null;
}

export interface ChangeHistory {
  /** @returns the last changes of all slices of these owners, the newest first */
  of(owners: readonly string[]): Promise<HistoryEntry[]>;
  /** @returns the latest change of a slice: its own part first, then those of other slices that are still kept */
  last(key: RowKey): Promise<HistoryEntry[]>;
}

export interface DueWork {
  /** @returns slices on which time has work to do; for `CLAIM_MS` no other process gets the same */
  claim(now: number, count: number): Promise<RowKey[]>;
  /** For a slice that nobody looks after. */
  drop(key: RowKey): Promise<void>;
}

/** Counts the tabs of an owner on all processes. */
export interface TabSeats {
  /** @returns false where all are taken */
  take(owner: string, tab: string, limit: number): Promise<boolean>;
  leave(owner: string, tab: string): Promise<void>;
  count(owner: string): Promise<number>;
}

export interface Withdrawal {
  bucket: string;
  /** In how many milliseconds as much is in it again. */
  ms: number;
}

/** Token buckets that all processes share, by the store's clock. */
export interface TokenBuckets {
  /** Takes also more than a bucket holds. @returns in how many milliseconds each is full again */
  withdraw(withdrawals: readonly Withdrawal[]): Promise<number[]>;
}
