import { rm } from 'node:fs/promises';
import { MemoryStorage } from '../../src/memory/memory.storage.js';
import { openDatabase } from '../../src/sqlite/sqlite.database.js';
import { SqliteStorage } from '../../src/sqlite/sqlite.storage.js';
import { storeContract } from '../../src/testing/store.contract.js';
import { newDataDir } from '../support/app.js';

storeContract('memory', async () => {
  const storage = new MemoryStorage();
  return { open: async () => storage, remove: async () => undefined };
});

storeContract('sqlite', async () => {
  const dataDir = newDataDir();
  return {
    open: async () => new SqliteStorage(await openDatabase(dataDir), () => 86_400_000),
    remove: () => rm(dataDir, { recursive: true }),
  };
});
