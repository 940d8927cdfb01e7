import type { Store } from '../session/session.options.js';
import { MemoryStorage } from './memory.storage.js';

/**
 * Keeps sessions in memory, for tests: they end with the process. Apps that are given the same one share them.
 * @example SessionModule.forRoot({ secrets, store: memory() })
 */
export function memory(): Store {
  let storage: MemoryStorage | undefined;
  return ({ limits }) => (storage ??= new MemoryStorage(limits));
}
