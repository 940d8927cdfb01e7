import { describe, expect, it } from '@jest/globals';
import { kept, ownerOf, whileWritesWait } from '../support/kept.js';
import { sharedApp } from '../support/shared.app.js';
import { TrialModule } from '../support/trial.js';
import { cookieOf, cookiesOf, sidIn } from '../support/visitor.js';

describe('renewing a session', () => {
  const stage = sharedApp({ modules: [TrialModule] });

  const withCookies = (cookies: string) => stage.app.visitor({ Cookie: cookies });

  it('gives it a new id with the same slices, and the old id is dead', async () => {
    const { visitor: ada, cookies } = await stage.app.begun();

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
    const { visitor: ada } = await stage.app.begun();
    const { body: before } = await ada.json('/session').expect(200);

    stage.app.clock.pass(60_000);
    expect((await ada.send('/session/renew').expect(200)).body).toEqual({ renewed: true });

    const { startedAt, expiresAt } = before as Record<string, unknown>;
    expect((await ada.json('/session')).body).toMatchObject({ startedAt, expiresAt });
  });

  it('10 times at once loses no data and leaves one live id', async () => {
    const { cookies } = await stage.app.begun();
    const key = await ownerOf(stage.app, cookies);

    // A lock makes those that have come wait for each other.
    const [sent] = await whileWritesWait(stage.app, async () => {
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
    // Who comes when the old id is dead already is a stranger, and who meets its end is told to send it again.
    expect(answers.filter(({ status }) => ![200, 404, 409].includes(status))).toEqual([]);
    expect(await kept(stage.app, key)).toMatchObject({
      owners: 1,
      sessions: 1,
      slices: 1,
    });
    expect(await withCookies(cookiesOf(renewed[0]!)).state('greeting')).toEqual({ name: 'Ada' });
    expect(await withCookies(cookies).state('greeting')).toEqual({ name: null });
  });

  it('is refused to a stranger, and makes nothing', async () => {
    const before = await kept(stage.app);

    const answer = await stage.app.visitor().send('/session/renew').expect(404);

    expect(answer.body).toMatchObject({ code: 'not-found' });
    expect(cookiesOf(answer)).toBe('');
    expect(await kept(stage.app)).toEqual(before);
  });
});
