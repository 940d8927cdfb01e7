import { Logger } from '@nestjs/common';
import type { Change, Owner } from '../session/change.js';
import type { Clock } from '../session/clock.js';
import { newId } from '../session/key.js';
import { LIMITS, type KeptLimits } from '../session/limits.js';
import { unavailable } from '../session/refusal.js';
import { Storage } from '../session/storage.js';
import type { RowKey } from '../session/storage.parts.js';
import { TroubleLog } from '../session/trouble.log.js';
import { warn } from '../session/warn.js';
import { RedisBuckets } from './redis.buckets.js';
import { RedisChanges } from './redis.changes.js';
import { RedisClient } from './redis.client.js';
import { RedisConnection } from './redis.connection.js';
import { RedisDue } from './redis.due.js';
import { RedisFeed } from './redis.feed.js';
import { RedisHistory } from './redis.history.js';
import { RedisKeys } from './redis.keys.js';
import type { RedisOptions, Settings } from './redis.options.js';
import { RedisOwners } from './redis.owners.js';
import { RedisRecords } from './redis.records.js';
import { RedisRows } from './redis.rows.js';
import { RedisSeats } from './redis.seats.js';
import { mustKnowSchema, patiently } from './redis.start.js';
import { ServerWatch } from './server.watch.js';

const SETTINGS = { url: 'redis({ url })', durability: 'redis({ durability })' };

export class RedisStorage extends Storage {
  readonly records: RedisRecords;
  readonly history: RedisHistory;
  readonly due: RedisDue;
  readonly tabs: RedisSeats;
  readonly buckets: RedisBuckets;
  private readonly logger = new Logger('Redis');
  private readonly keys: RedisKeys;
  private readonly client: RedisClient;
  private readonly subscriber: RedisClient;
  private readonly connection: RedisConnection;
  private readonly owners: RedisOwners;
  private readonly rows: RedisRows;
  private readonly changes: RedisChanges;
  private readonly news: RedisFeed;
  private readonly server: ServerWatch;
  private readonly settings: Required<Settings>;
  private renewals = 0;

  constructor(
    { url, prefix = 'sojourn:', durability = 'strict', settings }: RedisOptions,
    limits: KeptLimits,
  ) {
    super();
    this.settings = { ...SETTINGS, ...settings };
    const trouble = new TroubleLog(this.logger, (error) => (error as Error).message);
    const onTrouble = (error: unknown) => trouble.happened(error);
    const node = newId();
    this.keys = new RedisKeys(prefix);
    this.client = new RedisClient(url, onTrouble);
    this.subscriber = new RedisClient(url, onTrouble);
    this.connection = new RedisConnection(this.client, onTrouble);
    const parts = [this.connection, this.keys] as const;
    this.owners = new RedisOwners(...parts);
    this.rows = new RedisRows(...parts);
    this.history = new RedisHistory(...parts, limits);
    this.due = new RedisDue(...parts);
    this.records = new RedisRecords(...parts);
    this.buckets = new RedisBuckets(...parts);
    this.news = new RedisFeed(...parts, this.feed, node, this.subscriber, () => this.setBack());
    this.tabs = new RedisSeats(...parts, node, this.news);
    this.changes = new RedisChanges(...parts, this.news, node, limits);
    this.server = new ServerWatch(this.client, this.settings, durability, () => this.setBack());
  }

  static async open(this: void, options: RedisOptions, limits: KeptLimits = LIMITS) {
    const storage = new RedisStorage(options, limits);
    try {
      await patiently(() => storage.connect(), storage.settings.url, options.url);
    } catch (error) {
      await storage.close();
      throw error;
    }
    return storage;
  }

  override get caveats() {
    return this.server.caveats;
  }

  override get generation() {
    return this.renewals;
  }

  owner(key: string, now: number) {
    return this.owners.find(key, now);
  }

  ownerOf(sid: string, now: number) {
    return this.owners.of(sid, now);
  }

  read(keys: readonly RowKey[]) {
    return this.rows.read(keys);
  }

  readAll(owners: readonly string[]) {
    return this.rows.readAll(owners);
  }

  commit(change: Change) {
    return this.changes.commit(change);
  }

  begin(owner: Owner) {
    return this.owners.begin(owner);
  }

  async end(key: string) {
    const visitor = await this.owners.end(key);
    if (visitor !== null) await this.news.ended(visitor, key);
  }

  endOf(sid: string) {
    return this.owners.endOf(sid);
  }

  touch(key: string, idleMs: number, clock: Pick<Clock, 'now'>) {
    return this.owners.touch(key, clock.now(), idleMs);
  }

  top(name: string, count: number, now: number) {
    return this.owners.top(name, count, now);
  }

  sweep(now: number) {
    return this.owners.sweep(now);
  }

  async probe() {
    const written = await this.connection.command('SET', this.keys.probe, '1', 'PX', '60000');
    if (written !== 'OK') throw unavailable(written);
  }

  async close() {
    await this.tabs.close().catch((error: unknown) => warn(this.logger, error));
    this.news.close();
    this.connection.close();
  }

  private async connect() {
    await this.client.open();
    await mustKnowSchema(this.connection, this.keys, this.settings.url);
    await this.subscriber.open();
    await this.news.open();
    for (const caveat of this.caveats)
      this.logger.warn(`${this.settings.durability} is relaxed: ${caveat}.`);
  }

  /** Tabs are to draw everything anew. */
  private setBack() {
    this.renewals += 1;
    void this.news.startOver();
  }
}
