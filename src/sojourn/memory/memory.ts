import type { Store } from '../session/session.options.js';
import { MemoryStorage } from './memory.storage.js';

/**
 * Keeps sessions in memory, for tests: they end with the process.
 * @example SessionModule.forRoot({ secrets, store: memory() })
 */
export function memory(): Store {
  return ({ limits }) => new MemoryStorage(limits);
}
