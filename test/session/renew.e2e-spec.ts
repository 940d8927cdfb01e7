import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { ownerKeyOf, rowCounts, rowsOf, whileLocked } from '../support/database.js';
import { itOnSqlite } from '../support/store.js';
import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
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

  it('loses no command that is under way', async () => {
    const { visitor: ada } = await begun();
    const script = app.nest.get(TrialScript);
    const open = script.hold();
    const slow = ada.send('/trial/change').then((answer) => answer);
    await until('the slow command to arrive', () => script.waiting === 1);

    await ada.send('/session/renew').expect(200);
    open();

    expect((await slow).status).toBe(200);
    expect(cookiesOf(await slow)).toBe('');
    expect(await ada.state('trial')).toMatchObject({ count: 1 });
  });

  it('refuses what still comes with the old id, and costs the browser nothing', async () => {
    const { visitor: ada, cookies } = await begun();
    await ada.send('/session/renew').expect(200);
    const late = withCookies(cookies);

    const answers = [
      await late.send('/pay/set-wage', { wage: 30 }),
      await late.submit('/pay/set-wage', { wage: '30' }),
      await late.send('/session/renew'),
      await late.send('/session/stay'),
      await late.submit('/session/end'),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(cookiesOf(answer)).toBe('');
    }
    expect(answers[0]!.body).toMatchObject({ code: 'session-ended' });
    expect(answers[1]!.text).toContain('value="30"');
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('loses nothing of three writers that go on meanwhile, each with the newest cookie it has', async () => {
    const { visitor: ada } = await begun();
    let written = 0;
    const write = async () => {
      for (let n = 0; n < 30; n++) {
        const { status } = await withCookies(ada.cookies).send('/trial/change');
        expect([200, 409]).toContain(status);
        if (status === 200) written++;
      }
    };

    const writers = Promise.all([write(), write(), write()]);
    for (let n = 0; n < 9; n++) await ada.send('/session/renew').expect(200);
    await writers;

    expect(await ada.state('trial')).toMatchObject({ count: written });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  itOnSqlite('is refused to a stranger, and makes nothing', async () => {
    const before = rowCounts(app.databaseFile);

    const answer = await app.visitor().send('/session/renew').expect(404);

    expect(answer.body).toMatchObject({ code: 'not-found' });
    expect(cookiesOf(answer)).toBe('');
    expect(rowCounts(app.databaseFile)).toEqual(before);
  });
});
