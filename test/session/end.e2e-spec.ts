import { describe, expect, it } from '@jest/globals';
import { begunSession } from '../support/begun.session.js';
import { NOTHING } from '../support/kept.js';
import { sharedApp } from '../support/shared.app.js';
import { TrialModule } from '../support/trial.js';
import { cookieOf, cookiesOf, sidIn } from '../support/visitor.js';

describe('a session that ended stays ended', () => {
  const stage = sharedApp({ modules: [TrialModule] });

  it('everything of it is gone and its cookie is cleared', async () => {
    const { visitor: ada, cookies, rows } = await begunSession(stage.app);

    const ended = await ada.submit('/session/end').expect(303).expect('Location', '/');

    expect(ended.headers['clear-site-data']).toBe('"cache"');
    expect(cookieOf(ended, 'sid')).toMatch(
      /^sid=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax$/,
    );
    expect(await rows()).toEqual(NOTHING);
    for (const who of [ada, stage.app.visitor({ Cookie: cookies })]) {
      expect((await who.page('/')).text).toContain('Hello, stranger');
      expect((await who.json('/pay')).body).toMatchObject({ version: 0, state: { wage: null } });
      await who.json('/session').expect(404);
    }
  });

  it('is answered as JSON where that is asked for, and by a stranger too', async () => {
    const { visitor: ada, rows } = await begunSession(stage.app);

    expect((await ada.send('/session/end').expect(200)).body).toEqual({ ended: true });

    const stranger = await stage.app.visitor().submit('/session/end').expect(303);
    expect(cookieOf(stranger, 'sid')).toBeUndefined();
    expect(await rows()).toEqual(NOTHING);
  });

  it('and leaves the sessions of others alone', async () => {
    const [{ visitor: ada }, { visitor: bob }] = [
      await begunSession(stage.app),
      await begunSession(stage.app),
    ];

    await ada.submit('/session/end').expect(303);

    expect(await bob.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('a command with its cookie begins a session with a new id and nothing of the old one', async () => {
    const { visitor: ada, cookies } = await begunSession(stage.app);
    await ada.submit('/session/end').expect(303);

    const thief = stage.app.visitor({ Cookie: cookies });
    const again = await thief.send('/pay/set-wage', { wage: 5 }).expect(200);

    expect(again.body).toMatchObject({ version: 1, state: { wage: 5 } });
    expect(sidIn(cookiesOf(again))).not.toBe(sidIn(cookies));
    await stage.app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });

  it('what is kept for the visitor outlives it, on that browser only', async () => {
    const { visitor: ada } = await begunSession(stage.app);
    await ada.send('/trial/keep').expect(200);
    await ada.submit('/session/end').expect(303);

    const { body } = await ada.send('/trial/keep').expect(200);
    const { body: stranger } = await stage.app.visitor().send('/trial/keep').expect(200);

    expect([body, stranger]).toMatchObject([{ state: { count: 2 } }, { state: { count: 1 } }]);
  });
});
