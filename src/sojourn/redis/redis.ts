import type { Store } from '../session/session.options.js';
import type { RedisOptions } from './redis.options.js';

/**
 * Keeps sessions on one Redis server (7.0 or later, or Valkey 8), which processes on many machines share.
 * @throws StartError at the app's start, where the server can't be reached or would lose what was acknowledged
 * @example SessionModule.forRoot({ secrets, store: redis({ url: 'redis://localhost:6379' }) })
 */
export function redis(options: RedisOptions): Store {
  // The client is not loaded where another store is used.
  return async ({ limits }) =>
    (await import('./redis.storage.js')).RedisStorage.open(options, limits);
}
