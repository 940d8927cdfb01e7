import { unavailable } from '../session/refusal.js';
import type { Client, RedisClient } from './redis.client.js';
import { SILENCE_LIMIT_MS } from './redis.connection.js';
import { RedisTimeoutError } from './redis.error.js';
import { inTime } from './time.limit.js';

type Listener = (message: string, channel: string) => void;

const PING_EVERY_MS = 1_000;
const PONG_LIMIT_MS = 2_000;

export class RedisSubscriber {
  private readonly channels = new Set<string>();
  private readonly pinging: NodeJS.Timeout;
  private askedAt: number | undefined;

  /** @param onReady is called when all channels are heard again: something may have been missed */
  constructor(
    private readonly client: RedisClient,
    private readonly hear: Listener,
    onReady: () => void,
  ) {
    client.meet = (connected) => this.begin(connected);
    client.onReady(onReady);
    this.pinging = setInterval(() => this.ping(), PING_EVERY_MS).unref();
  }

  private async begin(connected: Client) {
    this.askedAt = undefined;
    if (this.channels.size > 0) await connected.subscribe([...this.channels], this.hear);
  }

  async add(channel: string) {
    this.channels.add(channel);
    await inTime(this.subscribe(channel), SILENCE_LIMIT_MS, tooLate);
  }

  async remove(channel: string) {
    this.channels.delete(channel);
    await this.client.connection?.unsubscribe(channel);
  }

  /** Where there is no connection just now, the next one makes up for it. */
  private async subscribe(channel: string) {
    await this.client.connection?.subscribe(channel, this.hear);
  }

  close() {
    clearInterval(this.pinging);
    this.client.close();
  }

  /** Silence may be one of the visitors or one of the network. */
  private ping() {
    if (!this.client.connection) return;
    if (this.askedAt !== undefined) {
      if (performance.now() - this.askedAt > PONG_LIMIT_MS) this.client.reopen();
      return;
    }
    this.askedAt = performance.now();
    this.client.connection.ping().then(
      () => (this.askedAt = undefined),
      () => undefined,
    );
  }
}

const tooLate = () => unavailable(new RedisTimeoutError());
