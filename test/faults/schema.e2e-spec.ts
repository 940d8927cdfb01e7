import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { cookiesOf } from '../support/visitor.js';

const fileIn = (dataDir: string) => join(dataDir, 'sojourn.sqlite');

function edit(dataDir: string, sql: string) {
  const db = new Database(fileIn(dataDir));
  db.exec(sql);
  db.close();
}

describe('a file of another version of the app', () => {
  it('that is newer stops the start with one line, and is left as it is', async () => {
    const DATA_DIR = newDataDir();
    await (await AppProcess.start({ DATA_DIR })).stop();
    edit(DATA_DIR, 'PRAGMA user_version = 999');
    const before = readFileSync(fileIn(DATA_DIR));

    const app = AppProcess.launch({ DATA_DIR });

    expect(await app.ended()).toBe(1);
    expect(app.output.trim()).toMatch(/^.*sojourn.sqlite" was written by a newer version.*$/);
    expect(readFileSync(fileIn(DATA_DIR)).equals(before)).toBe(true);
  });

  it('that is older is brought up to date with all it holds, orders under way included', async () => {
    const DATA_DIR = newDataDir();
    const first = await AppProcess.start({ DATA_DIR, ORDER_STEP_SECONDS: '1' });
    const ada = first.visitor();
    const begun = await ada.send('/cart/add', { item: 'tea' }).expect(200);
    await ada.send('/cart/place').expect(200);
    await first.stop();
    // What the file looked like before it had a version.
    edit(
      DATA_DIR,
      `DROP TABLE commands; DROP TABLE history; DROP TABLE ends; DROP TABLE due; DROP TABLE seats;
       DROP TABLE processes; DROP TABLE probe; DROP TABLE log; DROP TABLE answered; DROP TABLE buckets; DROP INDEX owners_visitor; ALTER TABLE slices DROP COLUMN seq; PRAGMA user_version = 0;
       UPDATE slices SET state = json_remove(state, '$.orders[0].movesAt') WHERE name = 'orders'`,
    );

    const app = await AppProcess.start({ DATA_DIR, ORDER_STEP_SECONDS: '1' });
    const again = app.visitor({ Cookie: cookiesOf(begun) });
    const statusOf = async () => {
      const { orders } = await again.state<{ orders: { status: string }[] }>('orders');
      return orders[0]!.status;
    };

    const seen = new Set<string>();
    while (!seen.has('collected')) seen.add(await statusOf());
    expect(await app.stop()).toBe(0);
  });
});
