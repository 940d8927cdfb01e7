import type { TokenBuckets, Withdrawal } from '../session/storage.parts.js';

export class MemoryBuckets implements TokenBuckets {
  /** By `performance.now()`. */
  private readonly fullAt = new Map<string, number>();

  async withdraw(withdrawals: readonly Withdrawal[]) {
    const now = performance.now();
    for (const [bucket, fullAt] of this.fullAt) if (fullAt <= now) this.fullAt.delete(bucket);
    return withdrawals.map(({ bucket, ms }) => {
      const fullInMs = Math.max((this.fullAt.get(bucket) ?? 0) - now, 0) + ms;
      this.fullAt.set(bucket, now + fullInMs);
      return fullInMs;
    });
  }
}
