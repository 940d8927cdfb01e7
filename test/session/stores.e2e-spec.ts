import { rm } from 'node:fs/promises';
import { databaseFile } from '../../src/paths.js';
import { MemoryStorage } from '../../src/sojourn/memory/memory.storage.js';
import { openDatabase } from '../../src/sojourn/sqlite/sqlite.database.js';
import { SqliteStorage } from '../../src/sojourn/sqlite/sqlite.storage.js';
import { placeOf } from '../../src/sojourn/sqlite/storage.error.js';
import { storeContract } from '../../src/sojourn/testing/store.contract.js';
import { newDataDir } from '../support/app.js';

storeContract('memory', async () => {
  const storage = new MemoryStorage();
  return { open: async () => storage, remove: async () => undefined };
});

storeContract('sqlite', async () => {
  const dataDir = newDataDir();
  return {
    open: async () =>
      new SqliteStorage(await openDatabase(placeOf(databaseFile(dataDir))), () => 86_400_000),
    remove: () => rm(dataDir, { recursive: true }),
  };
});
