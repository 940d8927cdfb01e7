import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { ownerKeyOf, rowsOf } from '../support/database.js';
import { TrialModule } from '../support/trial.js';
import { cookieOf, cookiesOf, sidIn } from '../support/visitor.js';

const NOTHING = { owners: 0, slices: 0, sessions: 0, commands: 0 };

describe('a session that ended stays ended', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  afterAll(() => app.stop());

  /** A visitor with a session, and the cookies a thief may have copied. */
  async function begun() {
    const visitor = app.visitor();
    const began = await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    await visitor.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one').expect(200);
    const cookies = cookiesOf(began);
    const key = ownerKeyOf(app.databaseFile, sidIn(cookies));
    const rows = () => rowsOf(app.databaseFile, key);
    expect(rows()).toEqual({ owners: 1, slices: 2, commands: 1, sessions: 1 });
    return { visitor, cookies, rows };
  }

  it('everything of it is gone and its cookie is cleared', async () => {
    const { visitor: ada, cookies, rows } = await begun();

    const ended = await ada.submit('/session/end').expect(303).expect('Location', '/');

    expect(ended.headers['clear-site-data']).toBe('"cache"');
    expect(cookieOf(ended, 'sid')).toMatch(
      /^sid=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax$/,
    );
    expect(rows()).toEqual(NOTHING);
    for (const who of [ada, app.visitor({ Cookie: cookies })]) {
      expect((await who.page('/')).text).toContain('Hello, stranger');
      expect((await who.json('/pay')).body).toMatchObject({ version: 0, state: { wage: null } });
      await who.json('/session').expect(404);
    }
  });

  it('is answered as JSON where that is asked for, and by a stranger too', async () => {
    const { visitor: ada, rows } = await begun();

    expect((await ada.send('/session/end').expect(200)).body).toEqual({ ended: true });

    const stranger = await app.visitor().submit('/session/end').expect(303);
    expect(cookieOf(stranger, 'sid')).toBeUndefined();
    expect(rows()).toEqual(NOTHING);
  });

  it('and leaves the sessions of others alone', async () => {
    const [{ visitor: ada }, { visitor: bob }] = [await begun(), await begun()];

    await ada.submit('/session/end').expect(303);

    expect(await bob.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('a command with its cookie begins a session with a new id and nothing of the old one', async () => {
    const { visitor: ada, cookies } = await begun();
    await ada.submit('/session/end').expect(303);

    const thief = app.visitor({ Cookie: cookies });
    const again = await thief.send('/pay/set-wage', { wage: 5 }).expect(200);

    expect(again.body).toMatchObject({ version: 1, state: { wage: 5 } });
    expect(sidIn(cookiesOf(again))).not.toBe(sidIn(cookies));
    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });

  it('what is kept for the visitor outlives it, on that browser only', async () => {
    const { visitor: ada } = await begun();
    await ada.send('/trial/keep').expect(200);
    await ada.submit('/session/end').expect(303);

    const { body } = await ada.send('/trial/keep').expect(200);
    const { body: stranger } = await app.visitor().send('/trial/keep').expect(200);

    expect([body, stranger]).toMatchObject([{ state: { count: 2 } }, { state: { count: 1 } }]);
  });
});
