import { Logger } from '@nestjs/common';
import type { SessionData } from 'express-session';
import { sessionEnded } from '../session/refusal.js';
import { SessionRecordStore } from '../session/session.record.store.js';
import { FIND_RECORD, RENAME_RECORD, SAVE_RECORD } from './record.scripts.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';

type Found = (error: unknown, record?: SessionData | null) => void;
type Done = (error?: unknown) => void;

/** A record whose owner is gone is not found any more; it stays to tell why. */
export class RedisRecords extends SessionRecordStore {
  private readonly logger = new Logger('RedisRecords');

  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
  ) {
    super();
  }

  get(sid: string, done: Found) {
    this.find(sid).then(
      (record) => done(null, record),
      (error: unknown) => done(error),
    );
  }

  set(sid: string, record: SessionData, done: Done = () => undefined) {
    this.save(sid, record).then(() => done(), done);
  }

  destroy(sid: string, done: Done = () => undefined) {
    this.connection.command('DEL', this.keys.record(sid)).then(() => done(), done);
  }

  async rename(from: string, to: string) {
    const keys = [this.keys.record(from), this.keys.record(to)];
    return (await this.connection.run(RENAME_RECORD, keys)) === 1;
  }

  private async find(sid: string) {
    const json = await this.connection.run(FIND_RECORD, [this.keys.record(sid)]);
    if (typeof json !== 'string') return null;
    try {
      return JSON.parse(json) as SessionData;
    } catch {
      this.logger.warn('A session record could not be read; its visitor starts over.');
      return null;
    }
  }

  private async save(sid: string, record: SessionData) {
    const { owner } = record;
    const keys = [this.keys.record(sid), this.keys.owner(owner)];
    const saved = await this.connection.run(SAVE_RECORD, keys, [owner, JSON.stringify(record)]);
    if (saved === 0) throw sessionEnded();
  }
}
