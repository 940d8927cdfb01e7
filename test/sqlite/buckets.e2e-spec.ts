import { expect, it } from '@jest/globals';
import { databaseFile } from '../../src/paths.js';
import { openDatabase } from '../../src/sojourn/sqlite/sqlite.database.js';
import { SqliteStorage } from '../../src/sojourn/sqlite/sqlite.storage.js';
import { placeOf } from '../../src/sojourn/sqlite/storage.error.js';
import { newDataDir } from '../support/app.js';
import { until } from '../support/until.js';

it('nothing is kept of a client that floods once its bucket is full again', async () => {
  const db = await openDatabase(placeOf(databaseFile(newDataDir())));
  const storage = new SqliteStorage(db, () => 86_400_000);
  const names = () => db.prepare('SELECT name FROM buckets').pluck().all();
  await storage.buckets.withdraw([
    { bucket: 'reads 10.0.0.1', ms: 1 },
    { bucket: 'reads 10.0.0.2', ms: 60_000 },
  ]);
  expect(names()).toHaveLength(2);

  await until('the full one to be forgotten', async () => {
    await storage.sweep(Date.now());
    return names().length === 1;
  });

  expect(names()).toEqual(['reads 10.0.0.2']);
  await storage.close();
});
