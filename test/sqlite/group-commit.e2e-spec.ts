import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { databaseFile } from '../../src/paths.js';
import { Feed } from '../../src/sojourn/session/feed.js';
import { SqliteConnection } from '../../src/sojourn/sqlite/sqlite.connection.js';
import { openDatabase } from '../../src/sojourn/sqlite/sqlite.database.js';
import { placeOf } from '../../src/sojourn/sqlite/storage.error.js';
import { newDataDir } from '../support/app.js';
import { whileLocked } from '../support/database.js';
import { until } from '../support/until.js';

/** Longer than the pause between two tries, so that the patience of some ends in the midst of one. */
const ARRIVING_MS = 60;

describe('a group commit', () => {
  let dataDir: string;
  let connection: SqliteConnection;

  beforeEach(async () => {
    dataDir = newDataDir();
    connection = new SqliteConnection(
      await openDatabase(placeOf(databaseFile(dataDir))),
      new Feed(),
    );
  });

  afterEach(() => {
    connection.close();
    rmSync(dataDir, { recursive: true });
  });

  it('refuses every write that a lock keeps out, and forgets none', async () => {
    let [written, refused] = [0, 0];

    await whileLocked(connection.db.name, async () => {
      const begun = performance.now();
      for (; performance.now() - begun < ARRIVING_MS; written++)
        connection.write(() => undefined).catch(() => refused++);
      await until('the last refusal', () => refused === written);
    });

    expect(await connection.write(() => 'kept')).toBe('kept');
  });
});
