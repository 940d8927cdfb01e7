import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { every } from '../session/interval.js';
import { Storage } from '../session/storage.js';
import type { TokenBucket } from './token.bucket.js';

const BALANCE_EVERY_MS = 250;
/** A bucket of which less was taken costs no call. */
const SHARE = 1 / 16;
const AT_ONCE = 500;

/**
 * Each process takes without asking; now and then what it took is taken from the shared bucket, and all go on from what
 * that holds.
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
    const fullIn = await this.storage.buckets.withdraw(withdrawals);
    for (const [index, [name, bucket]] of some.entries()) {
      bucket.balance(withdrawals[index]!.ms, fullIn[index]!);
      this.busy.delete(name);
    }
  }
}
