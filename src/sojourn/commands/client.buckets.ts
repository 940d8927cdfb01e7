import type { Rate } from '../session/limits.js';
import { TokenBucket } from './token.bucket.js';

const FORGET_EVERY_MS = 10_000;

interface Buckets {
  tokens: TokenBucket;
  refusals: TokenBucket;
}

/** They outlive a client's connections, so that coming back is no way around them. */
export class ClientBuckets {
  private readonly clients = new Map<string, Buckets>();
  private forgottenAt = 0;

  constructor(
    private readonly rate: Rate,
    private readonly refusals: Rate,
  ) {}

  of(client: string) {
    this.forgetIdleNowAndThen();
    const buckets = this.clients.get(client) ?? {
      tokens: new TokenBucket(this.rate),
      refusals: new TokenBucket(this.refusals),
    };
    this.clients.set(client, buckets);
    return buckets;
  }

  giveBack(client: string, count: number) {
    this.clients.get(client)?.tokens.giveBack(count);
  }

  private forgetIdleNowAndThen() {
    if (performance.now() - this.forgottenAt < FORGET_EVERY_MS) return;
    this.forgottenAt = performance.now();
    for (const [client, { tokens }] of this.clients) if (tokens.isFull) this.clients.delete(client);
  }
}
