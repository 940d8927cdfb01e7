import type { Withdrawal } from '../session/storage.js';

export class MemoryBuckets {
  /** By `performance.now()`. */
  private readonly fullAt = new Map<string, number>();

  withdraw(withdrawals: readonly Withdrawal[]) {
    const now = performance.now();
    for (const [bucket, fullAt] of this.fullAt) if (fullAt <= now) this.fullAt.delete(bucket);
    return withdrawals.map(({ bucket, ms }) => {
      const fullInMs = Math.max((this.fullAt.get(bucket) ?? 0) - now, 0) + ms;
      this.fullAt.set(bucket, now + fullInMs);
      return fullInMs;
    });
  }
}
