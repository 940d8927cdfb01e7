import { beforeAll, describe, expect, it } from '@jest/globals';
import { Storage } from '../../src/sojourn/session/storage.js';
import { inFile } from '../support/database.js';
import { sharedTrial } from '../support/trial.app.js';
import { increment } from '../support/trial.js';
import { cookiesOf, sidIn } from '../support/visitor.js';

describe('a session’s record', () => {
  const stage = sharedTrial();

  // The faults below are meant.
  beforeAll(() => stage.app.nest.useLogger(false));

  async function begun() {
    const visitor = stage.app.visitor();
    const cookies = cookiesOf(await visitor.send('/greeting/set', { name: 'Ada' }).expect(200));
    return { visitor, cookies, sid: sidIn(cookies) };
  }

  const records = (sid: string) =>
    inFile(stage.app.databaseFile, (db) =>
      db.prepare('SELECT sess FROM sessions WHERE sid = ?').all(sid),
    );

  it.each([
    '{bad',
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"owner":OWNER}',
    '{"owner":OWNER,"cookie":null}',
    Buffer.from([0xff, 0x00]),
  ])('of %j costs that session only', async (broken) => {
    const [{ visitor: ada, cookies, sid }, { visitor: bob }] = [await begun(), await begun()];
    inFile(stage.app.databaseFile, (db) => {
      const owner = db.prepare('SELECT owner FROM sessions WHERE sid = ?').pluck().get(sid);
      const record =
        typeof broken === 'string' ? broken.replace('OWNER', JSON.stringify(owner)) : broken;
      db.prepare('UPDATE sessions SET sess = ? WHERE sid = ?').run(record, sid);
    });

    expect((await ada.page('/greeting').expect(200)).text).toContain('Hello, stranger');

    expect(records(sid)).toEqual([]);
    const again = await ada.send('/greeting/set', { name: 'Bea' }).expect(200);
    expect(sidIn(cookiesOf(again))).not.toBe(sid);
    expect(await bob.state('greeting')).toEqual({ name: 'Ada' });
    expect(await stage.app.visitor({ Cookie: cookies }).state('greeting')).toEqual({ name: null });
  });

  it('that can’t be read is answered once, with an error, and changes nothing', async () => {
    const { visitor: ada, sid } = await begun();
    const rename = (from: string, to: string) =>
      inFile(stage.app.databaseFile, (db) => db.exec(`ALTER TABLE ${from} RENAME TO ${to}`));
    let changes = 0;
    stage.script.change = (state) => (changes++, increment(state));

    rename('sessions', 'elsewhere');
    const { body } = await ada.send('/trial/change').expect(500);
    const answers: unknown[] = [];
    stage.app.nest.get(Storage).records.get(sid, (error) => answers.push(error));
    rename('elsewhere', 'sessions');

    expect(body).toMatchObject({ code: 'fault', detail: 'Something went wrong on our side.' });
    expect(answers).toEqual([expect.objectContaining({ code: 'SQLITE_ERROR' })]);
    expect(changes).toBe(0);
    await ada.send('/trial/change').expect(200);
    expect(await ada.state('trial')).toMatchObject({ count: 1 });
  });

  it('is set and destroyed with one answer each, too', async () => {
    const { sid } = await begun();
    const store = stage.app.nest.get(Storage).records;
    const record = JSON.parse((records(sid)[0] as { sess: string }).sess) as never;
    const calls: string[] = [];

    await new Promise<void>((done) => store.set(sid, record, () => done(void calls.push('set'))));
    await new Promise<void>((done) => store.destroy(sid, () => done(void calls.push('destroy'))));
    await stage.app.visitor().page('/').expect(200);

    expect(calls).toEqual(['set', 'destroy']);
  });

  it('of an owner that is gone is not taken', async () => {
    const { visitor: ada, sid } = await begun();
    const record = JSON.parse((records(sid)[0] as { sess: string }).sess) as never;
    await ada.submit('/session/end').expect(303);

    const error = await new Promise((done) =>
      stage.app.nest.get(Storage).records.set(sid, record, done),
    );

    expect(error).toMatchObject({ code: 'session-ended' });
    expect(records(sid)).toEqual([]);
  });
});
