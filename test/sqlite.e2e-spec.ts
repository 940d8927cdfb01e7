import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Storage } from '../src/session/storage.js';
import type { SqliteStorage } from '../src/sqlite/sqlite.storage.js';
import { TestApp } from './support/app.js';
import { inFile } from './support/database.js';
import { TrialModule, TrialScript } from './support/trial.js';

describe('the SQLite file', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
    // The faults below are meant.
    app.nest.useLogger(false);
  });

  afterAll(() => app.stop());

  it('is written ahead, synced at each commit and keeps its foreign keys', () => {
    // The last two are the connection's own, so it must be asked itself.
    const db = app.nest.get<SqliteStorage>(Storage)['connection'].db;

    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('that is full refuses with 503, keeps what it has and heals', async () => {
    const ada = app.visitor();
    const db = app.nest.get<SqliteStorage>(Storage)['connection'].db;
    const script = app.nest.get(TrialScript);
    script.change = ({ count }) => ({ count: count + 1, list: ['x'.repeat(4_000 * (count + 1))] });
    await ada.send('/trial/change').expect(200);
    const before = (await ada.json('/trial')).body as unknown;

    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const answers = [];
    do answers.push(await ada.send('/trial/change'));
    while (answers.at(-1)!.status === 200 && answers.length < 10);
    db.pragma('max_page_count = 1000000');

    const refused = answers.pop()!;
    expect(refused.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(refused.headers['retry-after']).toBe('1');
    const kept = answers.at(-1)?.body as unknown;
    expect((await ada.json('/trial')).body).toEqual(kept ?? before);
    await ada.send('/trial/change').expect(200);
    expect(inFile(app.databaseFile, (file) => file.pragma('integrity_check'))).toEqual([
      { integrity_check: 'ok' },
    ]);
  });
});
