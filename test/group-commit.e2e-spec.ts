import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { GroupCommit } from '../src/session/group-commit.js';
import { newDataDir } from './support/app.js';
import { whileLocked } from './support/database.js';
import { until } from './support/until.js';

/** Longer than the pause between two tries, so that the patience of some ends in the midst of one. */
const ARRIVING_MS = 60;

describe('a group commit', () => {
  let dataDir: string;
  let file: string;
  let db: Database.Database;

  beforeEach(() => {
    dataDir = newDataDir();
    file = join(dataDir, 'any.sqlite');
    db = new Database(file, { timeout: 1 });
    db.pragma('journal_mode = WAL');
  });

  afterEach(() => {
    db.close();
    rmSync(dataDir, { recursive: true });
  });

  it('refuses every write that a lock keeps out, and forgets none', async () => {
    const commits = new GroupCommit(db);
    let [written, refused] = [0, 0];

    await whileLocked(file, async () => {
      const begun = performance.now();
      for (; performance.now() - begun < ARRIVING_MS; written++)
        commits.write(() => undefined).catch(() => refused++);
      await until('the last refusal', () => refused === written);
    });

    expect(await commits.write(() => 'kept')).toBe('kept');
  });
});
