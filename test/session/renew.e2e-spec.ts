import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { ownerKeyOf, rowCounts, rowsOf, whileLocked } from '../support/database.js';
import { itOnSqlite } from '../support/store.js';
import { TrialModule } from '../support/trial.js';
import { cookieOf, cookiesOf, sidIn } from '../support/visitor.js';

describe('renewing a session', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  afterAll(() => app.stop());

  async function begun() {
    const visitor = app.visitor();
    const answer = await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    return { visitor, cookies: cookiesOf(answer) };
  }

  const withCookies = (cookies: string) => app.visitor({ Cookie: cookies });

  it('gives it a new id with the same slices, and the old id is dead', async () => {
    const { visitor: ada, cookies } = await begun();

    const renewed = await ada.submit('/session/renew').expect(303).expect('Location', '/session');

    expect(sidIn(cookiesOf(renewed))).not.toBe(sidIn(cookies));
    expect(cookieOf(renewed, 'sid')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await ada.json('/greeting')).body).toMatchObject({
      version: 1,
      state: { name: 'Ada' },
    });
    expect(await withCookies(cookies).state('greeting')).toEqual({ name: null });
    await withCookies(cookies).json('/session').expect(404);
  });

  it('keeps when it began and when it ends', async () => {
    const { visitor: ada } = await begun();
    const { body: before } = await ada.json('/session').expect(200);

    app.clock.pass(60_000);
    expect((await ada.send('/session/renew').expect(200)).body).toEqual({ renewed: true });

    const { startedAt, expiresAt } = before as Record<string, unknown>;
    expect((await ada.json('/session')).body).toMatchObject({ startedAt, expiresAt });
  });

  itOnSqlite('10 times at once loses no data and leaves one live id', async () => {
    const { cookies } = await begun();
    const key = ownerKeyOf(app.databaseFile, sidIn(cookies));

    // A lock makes those that have come wait for each other.
    const [sent] = await whileLocked(app.databaseFile, async () => {
      const renewals = Array.from({ length: 10 }, () =>
        withCookies(cookies).send('/session/renew'),
      );
      const all = Promise.all(renewals);
      await withCookies(cookies).page('/').expect(200);
      return [all];
    });
    const answers = await sent;

    const renewed = answers.filter((answer) => cookieOf(answer, 'sid'));
    expect(renewed).toHaveLength(1);
    // Who comes when the old id is dead already is a stranger.
    expect(answers.filter(({ status }) => status !== 200 && status !== 404)).toEqual([]);
    expect(rowsOf(app.databaseFile, key)).toMatchObject({ owners: 1, sessions: 1, slices: 1 });
    expect(await withCookies(cookiesOf(renewed[0]!)).state('greeting')).toEqual({ name: 'Ada' });
    expect(await withCookies(cookies).state('greeting')).toEqual({ name: null });
  });

  itOnSqlite('is refused to a stranger, and makes nothing', async () => {
    const before = rowCounts(app.databaseFile);

    const answer = await app.visitor().send('/session/renew').expect(404);

    expect(answer.body).toMatchObject({ code: 'not-found' });
    expect(cookiesOf(answer)).toBe('');
    expect(rowCounts(app.databaseFile)).toEqual(before);
  });
});
