import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { databaseFile } from '../../src/paths.js';
import { openDatabase } from '../../src/sojourn/sqlite/sqlite.database.js';
import { SqliteStorage } from '../../src/sojourn/sqlite/sqlite.storage.js';
import { placeOf } from '../../src/sojourn/sqlite/storage.error.js';
import { ContractStage, Count, plusOne } from '../../src/sojourn/testing/contract.stage.js';
import { TestClock } from '../../src/sojourn/testing/test.clock.js';
import { newDataDir } from '../support/app.js';
import { inFile } from '../support/database.js';

/** More than are looked at in one turn. */
const CHANGES = 700;
const LATER_MS = 6_000;

/** Changes one slice so often. @returns whose it is */
async function changed(stage: ContractStage, times: number) {
  const visitor = await stage.visitor();
  const rest = Array.from({ length: times - 1 });
  await Promise.all(rest.map(() => stage.sessions.change(visitor, Count, plusOne)));
  return visitor.owner!.key;
}

describe('the history in the file', () => {
  let dataDir: string;
  let clock: TestClock;
  let opened: ContractStage[];

  beforeEach(() => {
    dataDir = newDataDir();
    clock = new TestClock();
    opened = [];
  });

  afterEach(async () => {
    await Promise.all(opened.map(({ storage }) => storage.close()));
    await rm(dataDir, { recursive: true });
  });

  /** A process on the file. */
  async function open() {
    const db = await openDatabase(placeOf(databaseFile(dataDir)));
    const stage = new ContractStage(new SqliteStorage(db, () => 86_400_000), clock);
    opened.push(stage);
    return stage;
  }

  const entriesOf = (owner: string) =>
    inFile(
      databaseFile(dataDir),
      (db) =>
        db
          .prepare('SELECT count(*) AS count, min(version) AS first FROM history WHERE owner = ?')
          .get(owner) as { count: number; first: number },
    );

  it('keeps 250 changes of a slice for those who are late, and 50 after a moment', async () => {
    const stage = await open();
    const owner = await changed(stage, CHANGES);

    await stage.storage.sweep(clock.now());
    expect(entriesOf(owner)).toEqual({ count: 250, first: CHANGES - 249 });

    clock.pass(LATER_MS);
    await stage.storage.sweep(clock.now());
    expect(entriesOf(owner)).toEqual({ count: 50, first: CHANGES - 49 });
  });

  it('keeps no more of what a process has left that was killed', async () => {
    const [killed, other] = [await open(), await open()];
    const few = await changed(killed, 40);
    const many = await changed(killed, CHANGES);
    clock.pass(LATER_MS);

    await other.storage.sweep(clock.now());
    expect(entriesOf(many)).toEqual({ count: 50, first: CHANGES - 49 });
    const again = await changed(killed, 60);
    clock.pass(LATER_MS);
    for (let turn = 0; turn < 2; turn++) await other.storage.sweep(clock.now());

    expect(entriesOf(again)).toEqual({ count: 50, first: 11 });
    expect(entriesOf(few)).toEqual({ count: 40, first: 1 });
  });
});
