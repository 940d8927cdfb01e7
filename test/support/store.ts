import type { RedisServer } from './redis.js';

/** Which store the app runs on in tests: SQLite, or with TEST_STORE=redis Redis. */
const isRedis = process.env.TEST_STORE === 'redis';

/** Read only where it is used: its client takes a tenth of a second of each spec. */
const redis = isRedis ? await import('./redis.js') : undefined;
let server: Promise<RedisServer> | undefined;
/** What SQLite keeps in one folder, Redis keeps in one database. */
const folders: string[] = [];

/** What an app that keeps its state in a folder is told of the store. */
export async function storeOf(dataDir: string): Promise<{ REDIS_URL?: string }> {
  if (!redis) return {};
  server ??= redis.RedisServer.start();
  if (!folders.includes(dataDir)) folders.push(dataDir);
  return { REDIS_URL: `${(await server).url}/${folders.indexOf(dataDir)}` };
}

/** What is asked of the store of such an app where that is Redis. */
export async function onRedis(dataDir: string) {
  const { REDIS_URL } = await storeOf(dataDir);
  if (!REDIS_URL) return undefined;
  const { RedisKept } = await import('./redis.kept.js');
  return new RedisKept(REDIS_URL);
}
