import { every } from '../session/interval.js';
import type { TabSeats } from '../session/storage.parts.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisFeed } from './redis.feed.js';
import type { RedisKeys } from './redis.keys.js';
import { BEAT, SEAT, SEAT_AGAIN, SEATS } from './seat.scripts.js';

const BEAT_EVERY_MS = 2_000;

export class RedisSeats implements TabSeats {
  private readonly stopBeating: () => void;
  private readonly taken = new Map<string, { owner: string; visitor: string }>();
  /** Closed tabs whose seats could not be given back yet. */
  private readonly left = new Map<string, string>();

  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
    private readonly node: string,
    private readonly feed: RedisFeed,
  ) {
    this.stopBeating = every(BEAT_EVERY_MS, 'RedisSeats', () => this.beat());
  }

  /** From here on this process hears of what others change. */
  async take(owner: string, tab: string, limit: number) {
    const keys = [this.keys.owner(owner), this.keys.nodes];
    const visitor = await this.connection.run(SEAT, keys, [tab, this.node, limit]);
    if (typeof visitor !== 'string') return visitor === null;
    this.taken.set(tab, { owner, visitor });
    try {
      await this.feed.follow(visitor, owner);
      return true;
    } catch (error) {
      await this.leave(owner, tab);
      throw error;
    }
  }

  async leave(owner: string, tab: string) {
    const taken = this.taken.get(tab);
    if (!taken) return;
    this.taken.delete(tab);
    this.left.set(tab, owner);
    await Promise.all([this.giveBack(tab, owner), this.feed.unfollow(taken.visitor, owner)]);
  }

  async count(owner: string) {
    const keys = [this.keys.owner(owner), this.keys.nodes];
    return Number(await this.connection.run(SEATS, keys));
  }

  async close() {
    this.stopBeating();
    if (this.taken.size > 0) await this.connection.command('ZREM', this.keys.nodes, this.node);
  }

  private async giveBack(tab: string, owner: string) {
    await this.connection.command('HDEL', `${this.keys.owner(owner)}:t`, tab);
    this.left.delete(tab);
  }

  private async beat() {
    for (const [tab, owner] of this.left) await this.giveBack(tab, owner);
    if (this.taken.size === 0) return;
    const wasTakenForDead = await this.connection.run(BEAT, [this.keys.nodes], [this.node]);
    if (wasTakenForDead === 1) await this.takeAgain();
  }

  /** Its seats may have gone with it, and its tabs are still there. */
  private async takeAgain() {
    const owners = [...this.taken.values()].map(({ owner }) => this.keys.owner(owner));
    await this.connection.run(SEAT_AGAIN, owners, [...this.taken.keys(), this.node]);
  }
}
