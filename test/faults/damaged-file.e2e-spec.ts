import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { cookiesOf } from '../support/visitor.js';

/** Bends the first bytes of the page that a table begins with, as a failing disk may. */
function damage(dataDir: string, table: string) {
  const file = join(dataDir, 'sojourn.sqlite');
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const root = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table);
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  writeSync(openSync(file, 'r+'), Buffer.alloc(8, 0xff), 0, 8, (Number(root) - 1) * size);
}

describe.each([
  ['owners', 503],
  ['slices', 503],
  ['sessions', 503],
  ['sqlite_autoindex_slices_1', 503],
  // A page needs no history.
  ['history', 200],
])('a damaged page of "%s"', (table, shown) => {
  it('costs 503 and one line, and never the process, also after a restart', async () => {
    const DATA_DIR = newDataDir();
    const first = await AppProcess.start({ DATA_DIR });
    const begun = await first.visitor().send('/pay/set-wage', { wage: 30 }).expect(200);
    await first.stop();
    damage(DATA_DIR, table);

    for (const _ of ['before', 'after a restart']) {
      const app = await AppProcess.start({ DATA_DIR });
      const ada = app.visitor({ Cookie: cookiesOf(begun) });

      for (let n = 0; n < 5; n++) {
        await ada.page('/pay').expect(shown);
        const { headers } = await ada.send('/pay/set-wage', { wage: 31 }).expect(503);
        expect(headers['retry-after']).toBe('1');
      }
      await app.visitor().json('/health/ready').expect(503);
      await app.visitor().json('/health/live').expect(200);
      expect(app.output.match(/The store can’t be used.*damaged.*restore a backup/g)).toHaveLength(
        1,
      );
      expect(await app.stop()).toBe(0);
    }
  });
});
