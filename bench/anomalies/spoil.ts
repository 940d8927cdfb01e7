import { createClient } from '@redis/client';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Browser } from './browser.js';
import type { Peer } from './peer.js';

const BAD = '{bad';

/** As a damaged disk, or an older release of the app, may leave them. */
export type Spoil = (peer: Peer, browser: Browser) => void | Promise<void>;

/** @param sql sets what a session is kept in to its one parameter */
export const inFile =
  (file: string, sql: string): Spoil =>
  ({ folder }) => {
    const db = new Database(join(folder, file));
    db.prepare(sql).run(BAD);
    db.close();
  };

export const cookies: Spoil = (_, browser) => browser.breakCookies();

export const redisTexts: Spoil = (peer) =>
  onRedis(peer, async (ask) => {
    for (const key of await ask('KEYS', '*')) await ask('SET', key, BAD, 'KEEPTTL');
  });

export const redisFields: Spoil = (peer) =>
  onRedis(peer, async (ask) => {
    for (const key of await ask('KEYS', '*'))
      if (
        String(await ask('TYPE', key)) === 'hash' &&
        Number(await ask('HEXISTS', key, 'counters'))
      )
        await ask('HSET', key, 'counters', BAD);
  });

type Ask = (...words: string[]) => Promise<string[]>;

async function onRedis({ redis }: Peer, spoil: (ask: Ask) => Promise<void>) {
  const client = await createClient({ url: redis!.url }).connect();
  await spoil(async (...words) => (await client.sendCommand(words)) as unknown as string[]);
  client.destroy();
}
