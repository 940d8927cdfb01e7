import { Logger } from '@nestjs/common';
import type { Feed, FeedItem } from '../session/feed.js';
import { warn } from '../session/warn.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';
import { itemsOf, readNews, type News } from './redis.news.js';

/** A tab that missed more is cut, so that it skips no version. */
const MAX_CHANGES = 250;

export class FollowedVisitor {
  told = 0;
  ready: Promise<void> = Promise.resolve();
  /** Whether this process may have committed something without knowing. */
  isUnsure = false;
  private readonly logger = new Logger('RedisFeed');
  private readonly tabs = new Map<string, number>();
  /** Committed by this process, and to be told after others' changes. */
  private readonly own = new Set<number>();
  private last = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(
    private readonly visitor: string,
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
    private readonly feed: Feed,
    private readonly onSetBack: () => void,
  ) {}

  add(session: string) {
    this.tabs.set(session, (this.tabs.get(session) ?? 0) + 1);
  }

  remove(session: string) {
    const left = (this.tabs.get(session) ?? 0) - 1;
    if (left > 0) this.tabs.set(session, left);
    else this.tabs.delete(session);
    return this.tabs.size === 0;
  }

  has(session: string) {
    return this.tabs.has(session);
  }

  async begin() {
    const last = await this.connection.command('GET', this.keys.sequence(this.visitor));
    this.told = Math.max(this.told, Number(last ?? 0));
  }

  async committed(last: number, items: readonly FeedItem[]) {
    const before = last - items.length;
    if (this.told === before) return this.tell(last, items);
    for (let change = before + 1; change <= last; change++) this.own.add(change);
    await this.catchUp();
  }

  /** Who asks meanwhile shares the next reading. */
  catchUp() {
    this.next ??= this.last.then(() => this.read());
    return (this.last = this.next);
  }

  async startOver() {
    const news = await this.news(-1, 1);
    const slices = [...news.changes.values()].flat();
    this.told = news.last;
    if (slices.length > 0) this.feed.publish({ kind: 'changed', slices, isOwn: false });
    this.tellEnds(news);
  }

  private async read() {
    this.next = undefined;
    const since = this.told;
    try {
      const news = await this.news(since, MAX_CHANGES);
      this.isUnsure = false;
      if (news.last < since) this.onSetBack();
      else this.tellNews(news);
    } catch (error) {
      warn(this.logger, error);
    }
  }

  private tellNews(news: News) {
    for (const { owner, name } of news.missed) this.feed.publish({ kind: 'missed', owner, name });
    // Meanwhile this process may have told what it committed itself.
    this.tell(
      Math.max(news.last, this.told),
      itemsOf(news, this.told, (change) => this.own.delete(change)),
    );
    this.tellEnds(news);
  }

  private tellEnds({ ends }: News) {
    for (const { owner, reason } of ends) {
      this.tabs.delete(owner);
      this.feed.publish({ kind: 'ended', owner, reason });
    }
  }

  private tell(last: number, items: readonly FeedItem[]) {
    this.told = last;
    for (const item of items) this.feed.publish(item);
  }

  private news(since: number, most: number) {
    return readNews(this.connection, this.keys, this.visitor, [...this.tabs.keys()], since, most);
  }
}
