import { beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { Storage } from '../../src/sojourn/session/storage.js';
import type { SqliteStorage } from '../../src/sojourn/sqlite/sqlite.storage.js';
import { inFile } from '../support/database.js';
import { sharedTrial } from '../support/trial.app.js';
import { until } from '../support/until.js';

describe('the SQLite file', () => {
  const stage = sharedTrial();

  // The faults below are meant.
  beforeAll(() => stage.app.nest.useLogger(false));

  it('is written ahead, synced at each commit and keeps its foreign keys', () => {
    // The last two are the connection's own, so it must be asked itself.
    const db = stage.app.nest.get<SqliteStorage>(Storage)['connection'].db;

    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('keeps a little more of a slice’s history than is told, and nothing of a session that is over', async () => {
    const [ada, eve] = [stage.app.visitor(), stage.app.visitor()];
    const entries = () =>
      inFile(stage.app.databaseFile, (file) =>
        file.prepare('SELECT owner, count(*) AS count FROM history GROUP BY owner').all(),
      ) as { owner: string; count: number }[];
    await eve.send('/pay/set-wage', { wage: 1 }).expect(200);
    for (let wage = 1; wage <= LIMITS.history + 20; wage++)
      await ada.send('/pay/set-wage', { wage }).expect(200);

    stage.app.clock.pass(10_000);
    await ada.send('/pay/set-wage', { wage: 999 }).expect(200);
    await until('what is past its length to be removed', () =>
      entries().some(({ count }) => count === LIMITS.history),
    );
    await ada.send('/session/end').expect(200);

    expect(entries().map(({ count }) => count)).toEqual([1]);
  });

  it('that is full refuses with 503, keeps what it has and heals', async () => {
    const ada = stage.app.visitor();
    const db = stage.app.nest.get<SqliteStorage>(Storage)['connection'].db;
    stage.script.change = ({ count }) => ({
      count: count + 1,
      list: ['x'.repeat(4_000 * (count + 1))],
    });
    await ada.send('/trial/change').expect(200);
    const before = (await ada.json('/trial')).body;

    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const answers = [];
    do answers.push(await ada.send('/trial/change'));
    while (answers.at(-1)!.status === 200 && answers.length < 10);
    db.pragma('max_page_count = 1000000');

    const refused = answers.pop()!;
    expect(refused.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(refused.headers['retry-after']).toBe('1');
    const kept = answers.at(-1)?.body;
    expect((await ada.json('/trial')).body).toEqual(kept ?? before);
    await ada.send('/trial/change').expect(200);
    expect(inFile(stage.app.databaseFile, (file) => file.pragma('integrity_check'))).toEqual([
      { integrity_check: 'ok' },
    ]);
  });
});
