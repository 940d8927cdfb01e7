import { Logger } from '@nestjs/common';
import { EVERYONE } from '../session/change.js';
import type { Feed, FeedItem } from '../session/feed.js';
import { every } from '../session/interval.js';
import { warn } from '../session/warn.js';
import { FollowedVisitor } from './followed.visitor.js';
import type { RedisClient } from './redis.client.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';
import { RedisSubscriber } from './redis.subscriber.js';

const COMPARE_EVERY_MS = 5_000;
const COMPARE_AT_ONCE = 500;

/** A message is only a bell: what is told is read from the history, in the order of its numbers. */
export class RedisFeed {
  private readonly logger = new Logger('RedisFeed');
  private readonly followed = new Map<string, FollowedVisitor>();
  private readonly subscriber: RedisSubscriber;
  private readonly stopComparing: () => void;

  /** @param onSetBack is called when changes are gone that were there: versions may have gone back */
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
    private readonly feed: Feed,
    private readonly node: string,
    client: RedisClient,
    private readonly onSetBack: () => void,
  ) {
    const hear = (message: string, channel: string) => this.hear(channel, message);
    this.subscriber = new RedisSubscriber(client, hear, () => this.catchUpAll());
    this.stopComparing = every(COMPARE_EVERY_MS, 'RedisFeed', () => this.compare());
  }

  async open() {
    await this.follow(EVERYONE.visitor);
  }

  /** From when it resolves on, nothing is missed. */
  async follow(visitor: string, session?: string) {
    const channel = this.keys.sequence(visitor);
    const known = this.followed.get(channel);
    const followed =
      known ?? new FollowedVisitor(visitor, this.connection, this.keys, this.feed, this.onSetBack);
    this.followed.set(channel, followed);
    if (session) followed.add(session);
    if (!known) followed.ready = this.begin(channel, followed);
    await followed.ready.catch((error: unknown) => {
      this.followed.delete(channel);
      throw error;
    });
  }

  async unfollow(visitor: string, session: string) {
    const channel = this.keys.sequence(visitor);
    const followed = this.followed.get(channel);
    if (!followed?.remove(session)) return;
    this.followed.delete(channel);
    await this.subscriber.remove(channel);
  }

  async committed(visitor: string, last: number, items: readonly FeedItem[]) {
    const followed = this.followed.get(this.keys.sequence(visitor));
    if (followed) await followed.committed(last, items);
    else for (const item of items) this.feed.publish(item);
  }

  async ended(visitor: string, owner: string) {
    const followed = this.followed.get(this.keys.sequence(visitor));
    if (followed?.has(owner)) await followed.catchUp();
    else this.feed.publish({ kind: 'ended', owner, reason: 'ended' });
  }

  unsure(visitor: string) {
    const followed = this.followed.get(this.keys.sequence(visitor));
    if (followed) followed.isUnsure = true;
  }

  async startOver() {
    const all = [...this.followed.values()].map((followed) => followed.startOver());
    await Promise.all(all).catch((error: unknown) => warn(this.logger, error));
  }

  close() {
    this.stopComparing();
    this.subscriber.close();
  }

  private async begin(channel: string, followed: FollowedVisitor) {
    await this.subscriber.add(channel);
    await followed.begin();
  }

  /** @param message the number of the newest change, and who made it */
  private hear(channel: string, message: string) {
    const followed = this.followed.get(channel);
    const [last, node] = message.split(' ');
    const isKnown = followed?.told === Number(last) || (node === this.node && !followed?.isUnsure);
    if (!isKnown) void followed?.catchUp();
  }

  private catchUpAll() {
    for (const followed of this.followed.values()) void followed.catchUp();
  }

  private async compare() {
    const all = [...this.followed];
    for (let from = 0; from < all.length; from += COMPARE_AT_ONCE)
      await this.compareSome(all.slice(from, from + COMPARE_AT_ONCE));
  }

  private async compareSome(some: readonly [string, FollowedVisitor][]) {
    const lasts = await this.connection.command('MGET', ...some.map(([channel]) => channel));
    for (const [index, [, followed]] of some.entries())
      if (followed.told !== Number((lasts as string[])[index] ?? 0)) void followed.catchUp();
  }
}
