import { createClient } from '@redis/client';
import Database from 'better-sqlite3';
import { Client } from '../client.js';
import type { Server } from '../server.js';
import type { Setup } from './setups.js';

const AT_ONCE = 50;

export async function storedBytes({ env }: Setup, server: Server, sessions: number) {
  const { REDIS_URL } = env;
  const taken = async () => (REDIS_URL ? usedBytes(REDIS_URL) : fileBytes(server.databaseFile));
  const before = await taken();
  for (let begun = 0; begun < sessions; begun += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => Client.begin(server.url)));
  return ((await taken()) - before) / sessions;
}

async function usedBytes(url: string) {
  const client = createClient({ url, RESP: 2 });
  await client.connect();
  const [, bytes] = /^used_memory:(\d+)/m.exec(await client.info('memory'))!;
  client.destroy();
  return Number(bytes);
}

/** What is in the log is not in the file yet. */
function fileBytes(file: string) {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const [pages, size] = ['page_count', 'page_size'].map((name) =>
    Number(db.pragma(name, { simple: true })),
  );
  db.close();
  return pages! * size!;
}
