import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Owner } from '../session/change.js';
import type { Clock } from '../session/clock.js';
import { newId } from '../session/key.js';
import { LIMITS, type KeptLimits } from '../session/limits.js';
import { unavailable } from '../session/refusal.js';
import { StartError } from '../session/start.error.js';
import { Storage, type RowKey, type Withdrawal } from '../session/storage.js';
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
import type { Durability, RedisOptions, Settings } from './redis.options.js';
import { RedisOwners } from './redis.owners.js';
import { RedisRecords } from './redis.records.js';
import { RedisRows } from './redis.rows.js';
import { RedisSeats } from './redis.seats.js';
import { RedisServerInfo, type Ask } from './redis.server.js';

/** The server may be starting, too, or load its file. */
const START_LIMIT_MS = 5_000;
const RETRY_MS = 250;
const SCHEMA_VERSION = 1;

export class RedisStorage extends Storage {
  readonly records: RedisRecords;
  private readonly logger = new Logger('Redis');
  private readonly keys: RedisKeys;
  private readonly client: RedisClient;
  private readonly subscriber: RedisClient;
  private readonly connection: RedisConnection;
  private readonly owners: RedisOwners;
  private readonly rows: RedisRows;
  private readonly changes: RedisChanges;
  private readonly past: RedisHistory;
  private readonly due: RedisDue;
  private readonly tabs: RedisSeats;
  private readonly buckets: RedisBuckets;
  private readonly news: RedisFeed;
  private renewals = 0;

  private server: RedisServerInfo | undefined;
  private readonly durability: Durability;
  private readonly settings: Required<Settings>;
  private runId: string | undefined;

  constructor(
    { url, prefix = 'sojourn:', durability = 'strict', settings }: RedisOptions,
    limits: KeptLimits,
  ) {
    super();
    this.durability = durability;
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
    this.past = new RedisHistory(...parts, limits);
    this.due = new RedisDue(...parts);
    this.records = new RedisRecords(...parts);
    this.tabs = new RedisSeats(...parts, node);
    this.buckets = new RedisBuckets(...parts);
    this.news = new RedisFeed(...parts, this.feed, node, this.subscriber, () => this.setBack());
    this.changes = new RedisChanges(...parts, this.news, node, limits);
    this.client.meet = (client) => this.meet((...words) => client.sendCommand(words));
    this.client.onReady(() => this.lookWhetherSetBack());
  }

  static async open(this: void, options: RedisOptions, limits: KeptLimits = LIMITS) {
    const storage = new RedisStorage(options, limits);
    try {
      await storage.patiently(options.url);
    } catch (error) {
      await storage.close();
      throw error;
    }
    return storage;
  }

  override get caveats() {
    return this.server?.caveats ?? [];
  }

  override get generation() {
    return this.renewals;
  }

  owner(key: string, now: number) {
    return this.owners.find(key, now);
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

  claimDue(now: number, count: number) {
    return this.due.claim(now, count);
  }

  dropDue(key: RowKey) {
    return this.due.drop(key);
  }

  history(owners: readonly string[]) {
    return this.past.of(owners);
  }

  lastChange(key: RowKey) {
    return this.past.last(key);
  }

  /** From here on the process hears of what others change. */
  async seat(owner: string, tab: string, limit: number) {
    const visitor = await this.tabs.take(owner, tab, limit);
    if (typeof visitor !== 'string') return visitor === null;
    try {
      await this.news.follow(visitor, owner);
      return true;
    } catch (error) {
      await this.unseat(owner, tab);
      throw error;
    }
  }

  async unseat(owner: string, tab: string) {
    const visitor = this.tabs.visitorOf(tab);
    if (visitor === undefined) return;
    await Promise.all([this.tabs.leave(owner, tab), this.news.unfollow(visitor, owner)]);
  }

  seats(owner: string) {
    return this.tabs.count(owner);
  }

  withdraw(withdrawals: readonly Withdrawal[]) {
    return this.buckets.withdraw(withdrawals);
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

  private async patiently(url: string) {
    const giveUpAt = performance.now() + START_LIMIT_MS;
    for (;;) {
      try {
        return await this.connect();
      } catch (error) {
        if (error instanceof StartError) throw error;
        if (performance.now() > giveUpAt) throw unreachable(this.settings.url, url, error);
        await sleep(RETRY_MS);
      }
    }
  }

  private async connect() {
    await this.client.open();
    await this.mustKnowSchema();
    await this.subscriber.open();
    await this.news.open();
    for (const caveat of this.caveats)
      this.logger.warn(`${this.settings.durability} is relaxed: ${caveat}.`);
  }

  /** With each connection: it may lead to another server than the one before. */
  private async meet(ask: Ask) {
    const server = await RedisServerInfo.read(ask, this.settings);
    server.mustServe();
    if (this.durability === 'strict') server.mustBeStrict();
    this.server = server;
  }

  /** A server that was started again, or another one, may have lost the last changes. */
  private lookWhetherSetBack() {
    const before = this.runId;
    this.runId = this.server?.runId;
    if (before !== undefined && before !== this.runId) this.setBack();
  }

  private async mustKnowSchema() {
    const { schema } = this.keys;
    await this.connection.command('SET', schema, String(SCHEMA_VERSION), 'NX');
    const version = Number(await this.connection.command('GET', schema));
    if (version > SCHEMA_VERSION)
      throw new StartError(
        `${this.settings.url} names a server whose sessions were written by a newer version of this app (its keys are ${version}, this one knows ${SCHEMA_VERSION}): update the app. It was not touched.`,
      );
  }

  /** Tabs are to draw everything anew. */
  private setBack() {
    this.renewals += 1;
    void this.news.startOver();
  }
}

const SETTINGS = { url: 'redis({ url })', durability: 'redis({ durability })' };

function unreachable(setting: string, url: string, error: unknown) {
  const { cause = error } = error as Error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return new StartError(
    `${setting} must name a Redis server that answers, but the one at ${new URL(url).host} does not (${code ?? message}): start it, or correct ${setting}.`,
  );
}
