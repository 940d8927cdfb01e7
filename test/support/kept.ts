import { Storage } from '../../src/sojourn/session/storage.js';
import type { TestApp } from './app.js';
import * as file from './database.js';
import { onRedis } from './store.js';
import { until } from './until.js';
import { sidIn } from './visitor.js';

/** How much a store holds of all sessions, or of one owner. */
export interface Kept {
  owners: number;
  slices: number;
  sessions: number;
  commands: number;
}

export const NOTHING: Kept = { owners: 0, slices: 0, sessions: 0, commands: 0 };

/** What an app's store holds, as another process finds it there. */
export async function kept(app: TestApp, owner?: string): Promise<Kept> {
  const redis = await onRedis(app.dataDir);
  return redis ? redis.kept(owner) : file.kept(app.databaseFile, owner);
}

/** All slices of an app's store and what their histories hold, as another process finds them there. */
export async function slicesIn(app: TestApp): Promise<string[]> {
  const redis = await onRedis(app.dataDir);
  return redis ? redis.slices() : file.slices(app.databaseFile);
}

/** Of one app, or of several. */
interface Place {
  dataDir: string;
  databaseFile: string;
}

/** How many changes a session's history holds. */
export async function changesOf(store: Place, cookies: string) {
  const redis = await onRedis(store.dataDir);
  return redis ? redis.changes(sidIn(cookies)) : file.changes(store.databaseFile, sidIn(cookies));
}

/** Waits until no more than so many are left of a session's history. Redis looks at that with each change. */
export async function pruned(store: Place, cookies: string, length: number) {
  if (await onRedis(store.dataDir)) return;
  const isPruned = async () => (await changesOf(store, cookies)) === length;
  await until('the removal of old changes', isPruned);
}

/** The key that the slices of a session hang on. */
export function ownerOf({ nest }: TestApp, cookies: string) {
  return new Promise<string>((resolve, reject) => {
    nest
      .get(Storage)
      .records.get(sidIn(cookies), (error: unknown, record) =>
        record
          ? resolve(record.owner)
          : reject(new Error('There is no such session.', { cause: error })),
      );
  });
}

/** Does something while writes wait, so that those that have come meet. Redis takes one after the other by itself. */
export async function whileWritesWait<Result>(app: TestApp, act: () => Promise<Result>) {
  return (await onRedis(app.dataDir)) ? act() : file.whileLocked(app.databaseFile, act);
}

/** Lets time pass for records that go by the clock of the machine, as connect-sqlite3's do. */
export async function ageRecords(app: TestApp, milliseconds: number) {
  if (await onRedis(app.dataDir)) return;
  file.inFile(app.databaseFile, (db) =>
    db.prepare('UPDATE sessions SET expired = expired - ?').run(milliseconds),
  );
}
