import type { TokenBuckets, Withdrawal } from '../session/storage.parts.js';
import { WITHDRAW } from './bucket.script.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';

/** Of each bucket is kept when it is full again, by the server's clock. */
export class RedisBuckets implements TokenBuckets {
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
  ) {}

  async withdraw(withdrawals: readonly Withdrawal[]) {
    const names = withdrawals.map(({ bucket }) => this.keys.bucket(bucket));
    const times = withdrawals.map(({ ms }) => Math.round(ms));
    return (await this.connection.run(WITHDRAW, names, times)) as number[];
  }
}
