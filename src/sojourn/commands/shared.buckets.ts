import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { every } from '../session/interval.js';
import { Storage } from '../session/storage.js';
import type { TokenBucket } from './token.bucket.js';

/** How often what was taken here is told to the others. */
const BALANCE_EVERY_MS = 250;
/** What is told of one bucket is at least this share of it: who takes less costs no call. */
const SHARE = 1 / 16;
/** So many buckets go in one call. */
const AT_ONCE = 500;

/**
 * Has the buckets of one client on all processes be one. Each process takes from its own without asking; now and
 * then what was taken is taken from the one in the store, and all go on from what that still holds.
 */
@Injectable()
export class SharedBuckets implements OnModuleInit, OnModuleDestroy {
  private readonly busy = new Map<string, TokenBucket>();
  private stop: (() => void) | undefined;

  constructor(private readonly storage: Storage) {}

  onModuleInit() {
    this.stop = every(BALANCE_EVERY_MS, 'SharedBuckets', () => this.balance());
  }

  onModuleDestroy() {
    this.stop?.();
  }

  /** Notes that something was taken. @param name the same on all processes */
  taken(name: string, bucket: TokenBucket) {
    if (bucket.unbalancedShare >= SHARE) this.busy.set(name, bucket);
  }

  private async balance() {
    const all = [...this.busy];
    for (let from = 0; from < all.length; from += AT_ONCE)
      await this.balanceSome(all.slice(from, from + AT_ONCE));
  }

  /** Those that the store does not answer for stay for the next time. */
  private async balanceSome(some: readonly [string, TokenBucket][]) {
    const withdrawals = some.map(([bucket, { unbalancedMs: ms }]) => ({ bucket, ms }));
    const fullIn = await this.storage.withdraw(withdrawals);
    for (const [index, [name, bucket]] of some.entries()) {
      bucket.balance(withdrawals[index]!.ms, fullIn[index]!);
      this.busy.delete(name);
    }
  }
}
