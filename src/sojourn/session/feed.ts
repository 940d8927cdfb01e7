import { Logger } from '@nestjs/common';
import type { Row } from './change.js';
import type { Reason } from './session.js';

export interface ChangedSlice {
  /** The key of the session or visitor whose slice it is. */
  owner: string;
  name: string;
  version: number;
  /** After the change; undefined where another process wrote it and no listener wants the owner. */
  row: Row | undefined;
}

/** `missed`: this process is too late to tell the changes of a slice one by one; read the slice again. */
export type FeedItem =
  | { kind: 'changed'; slices: readonly ChangedSlice[]; isOwn: boolean }
  | { kind: 'missed'; owner: string; name: string }
  | { kind: 'ended'; owner: string; reason: Reason };

export interface FeedListener {
  told(item: FeedItem): void;
  /** Whether it needs the rows of what other processes change of this owner. Default: it does not. */
  wants?(owner: string): boolean;
}

/** What was committed, one item for one change. It is a hint: the versions are the truth. */
export class Feed {
  private readonly logger = new Logger('Feed');
  private readonly listeners = new Set<FeedListener>();
  readonly told = { items: 0, seconds: 0 };

  /** @returns a function that ends the subscription */
  subscribe(listener: FeedListener) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  wants(owner: string) {
    for (const listener of this.listeners) if (listener.wants?.(owner)) return true;
    return false;
  }

  /** A listener that fails must not keep the others from hearing, nor the caller from answering. */
  publish(item: FeedItem) {
    const begunAt = performance.now();
    for (const listener of this.listeners)
      try {
        listener.told(item);
      } catch (error) {
        this.logger.error(error);
      }
    this.told.items += 1;
    this.told.seconds += (performance.now() - begunAt) / 1_000;
  }
}
