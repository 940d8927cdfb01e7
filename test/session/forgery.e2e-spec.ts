import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sign } from 'cookie-signature';
import { Storage } from '../../src/sojourn/session/storage.js';
import { TestApp } from '../support/app.js';
import { kept, ownerOf } from '../support/kept.js';
import { cookieOf, cookiesOf, sidIn } from '../support/visitor.js';

const SESSION_SECRET = 'a-secret-that-only-this-test-knows';
const signed = (value: string) => encodeURIComponent(`s:${sign(value, SESSION_SECRET)}`);
const flipped = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

describe('a cookie that we did not make', () => {
  let app: TestApp;
  let cookies: string;
  let sidCookie: string;
  let sid: string;

  beforeAll(async () => {
    app = await TestApp.start({ SESSION_SECRET });
    cookies = cookiesOf(await app.visitor().send('/greeting/set', { name: 'Ada' }));
    sidCookie = /sid=[^;]+/.exec(cookies)![0];
    sid = sidIn(cookies);
  });

  afterAll(() => app.stop());

  const forgeries: [string, () => string][] = [
    ['with another id under the same signature', () => flipped(sidCookie, 'sid=s%3A'.length)],
    ['with one letter of its signature changed', () => flipped(sidCookie, sidCookie.length - 5)],
    ['without a signature', () => `sid=${sid}`],
    ['without a signature, marked as signed', () => `sid=s%3A${sid}`],
    ['with an empty signature', () => `sid=s%3A${sid}.`],
    ['signed by another secret', () => `sid=s%3A${encodeURIComponent(sign(sid, 'x'.repeat(32)))}`],
    ['well signed, but of an id we never gave', () => `sid=${signed('chosen-by-a-stranger')}`],
    ['well signed and empty', () => `sid=${signed('')}`],
    ['of SQL', () => `sid=${signed(`' OR 1=1; DROP TABLE sessions; --`)}`],
    ['of unsigned SQL', () => `sid=' OR 1=1; --`],
    ['of a path', () => `sid=${signed('../../secret')}`],
    ['of 8000 letters', () => `sid=${signed('a'.repeat(8_000))}`],
    ['of broken escapes', () => 'sid=s%3A%E0%A4%A'],
    ['under another name', () => `session=${signed(sid)}; connect.sid=${signed(sid)}`],
  ];

  it.each(forgeries)('%s is a stranger’s, and is not taken over', async (_, forge) => {
    const Cookie = forge();
    const before = await kept(app);

    const seen = await app.visitor({ Cookie }).page('/greeting').expect(200);
    expect(seen.text).toContain('Hello, stranger');
    expect(seen.headers).not.toHaveProperty('set-cookie');
    expect(await kept(app)).toEqual(before);

    const began = await app.visitor({ Cookie }).send('/greeting/set', { name: 'Eve' }).expect(200);
    const given = sidIn(cookiesOf(began));
    expect(given).toMatch(/^[\w-]{32}$/);
    expect(Cookie).not.toContain(given);
    await ownerOf(app, cookiesOf(began));
    expect((await kept(app)).owners).toBe(before.owners + 1);
    expect(await app.visitor({ Cookie: cookies }).state('greeting')).toEqual({ name: 'Ada' });
  });

  it('is no session in an address, a body or another header either', async () => {
    const asked = app.visitor({ 'X-Session-Id': sid, Authorization: `Bearer ${sid}` });

    const { body } = await asked.json(`/greeting?sid=${signed(sid)}&connect.sid=${sid}`);

    expect(body).toMatchObject({ version: 0, state: { name: null } });
    await asked.send('/greeting/set', { name: 'Eve', sid: signed(sid) }).expect(422);
  });

  it('names no visitor: a new one is made with the first change', async () => {
    const Cookie = 'visitor=chosen-by-a-stranger';

    const began = await app.visitor({ Cookie }).send('/greeting/set', { name: 'Eve' }).expect(200);

    expect(cookieOf(began, 'visitor')).toMatch(/^visitor=s%3A[\w-]{32}\./);
    const key = await ownerOf(app, cookiesOf(began));
    const owner = await app.nest.get(Storage).owner(key, app.clock.now());
    expect(owner!.visitor).toMatch(/^[\w-]{32}$/);
  });

  it('does no harm to the session beside it: a visitor whose own cookie is broken', async () => {
    const { body } = await app
      .visitor({ Cookie: `${sidCookie}; visitor=s%3Anot.ours` })
      .json('/greeting');

    expect(body).toMatchObject({ state: { name: 'Ada' } });
  });
});
