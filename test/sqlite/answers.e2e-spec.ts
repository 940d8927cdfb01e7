import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { databaseFile } from '../../src/paths.js';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { openDatabase } from '../../src/sojourn/sqlite/sqlite.database.js';
import { SqliteStorage } from '../../src/sojourn/sqlite/sqlite.storage.js';
import { placeOf } from '../../src/sojourn/sqlite/storage.error.js';
import { ContractStage, Count, plusOne } from '../../src/sojourn/testing/contract.stage.js';
import { TestClock } from '../../src/sojourn/testing/test.clock.js';
import { newDataDir } from '../support/app.js';
import { inFile } from '../support/database.js';

const SECOND_MS = 1_000;

describe('the states that answers in a file need', () => {
  let dataDir: string;
  let stage: ContractStage;

  beforeEach(async () => {
    dataDir = newDataDir();
    const db = await openDatabase(placeOf(databaseFile(dataDir)));
    const storage = new SqliteStorage(db, () => 86_400_000);
    stage = new ContractStage(storage, new TestClock());
  });

  afterEach(async () => {
    await stage.storage.close();
    await rm(dataDir, { recursive: true });
  });

  const saved = () =>
    inFile(databaseFile(dataDir), (db) => db.prepare('SELECT version FROM answered').pluck().all());

  type Visitor = Awaited<ReturnType<ContractStage['visitor']>>;

  async function change(visitor: Visitor, count: number, key?: string) {
    for (let n = 0; n < count; n++) {
      const session = key ? stage.sending(visitor, `${key} ${n}`) : visitor;
      await stage.sessions.change(session, Count, plusOne);
    }
  }

  /** As a second after the other does it, until nothing is late any more. */
  async function sweep() {
    for (let second = 0; second < 7; second++) {
      stage.clock.pass(SECOND_MS);
      await stage.storage.sweep(stage.clock.now());
    }
  }

  it('are saved for answers only, and for no more than are remembered', async () => {
    const [ada, eve] = [await stage.visitor(), await stage.visitor()];

    await change(eve, 2 * LIMITS.history);
    await sweep();
    expect(saved()).toEqual([]);

    for (const round of ['first', 'second']) {
      await change(ada, LIMITS.answers + LIMITS.history, round);
      await change(ada, 2 * LIMITS.history);
      await sweep();
      expect(saved()).toHaveLength(LIMITS.answers);
    }
  });

  it('go when their answers do, though nothing happens in the session any more', async () => {
    const ada = await stage.visitor();
    await change(ada, LIMITS.history, 'key');
    await change(ada, 2 * LIMITS.history);
    await sweep();
    expect(saved()).toHaveLength(LIMITS.history);

    stage.clock.pass(LIMITS.answersSeconds * 1000);
    await stage.storage.sweep(stage.clock.now());

    expect(saved()).toEqual([]);
  });

  it('go with their session', async () => {
    const ada = await stage.visitor();
    await change(ada, LIMITS.history, 'key');
    await change(ada, 2 * LIMITS.history);
    await sweep();

    await stage.storage.end(ada.owner!.key, stage.clock.now());

    expect(saved()).toEqual([]);
  });
});
