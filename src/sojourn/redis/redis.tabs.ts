import type { RedisFeed } from './redis.feed.js';
import type { RedisSeats } from './redis.seats.js';

/** A tab has a seat, and its process hears of what others change. */
export class RedisTabs {
  constructor(
    private readonly seats: RedisSeats,
    private readonly feed: RedisFeed,
  ) {}

  async seat(owner: string, tab: string, limit: number) {
    const visitor = await this.seats.take(owner, tab, limit);
    if (typeof visitor !== 'string') return visitor === null;
    try {
      await this.feed.follow(visitor, owner);
      return true;
    } catch (error) {
      await this.unseat(owner, tab);
      throw error;
    }
  }

  async unseat(owner: string, tab: string) {
    const visitor = this.seats.visitorOf(tab);
    if (visitor === undefined) return;
    await Promise.all([this.seats.leave(owner, tab), this.feed.unfollow(visitor, owner)]);
  }
}
