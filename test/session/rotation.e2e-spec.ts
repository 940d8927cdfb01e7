import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { cookieOf, cookiesOf, sidIn } from '../support/visitor.js';

const OLD = 'the-old-secret-that-is-to-be-retired';
const NEW = 'the-new-secret-that-takes-its-place!';

const begin = async (app: TestApp) =>
  cookiesOf(await app.visitor().send('/greeting/set', { name: 'Ada' }).expect(200));

describe('a new secret before the old one', () => {
  let before: TestApp;
  let during: TestApp;
  let after: TestApp;

  beforeAll(async () => {
    before = await TestApp.start({ SESSION_SECRET: OLD });
    const { dataDir: DATA_DIR } = before;
    during = await TestApp.start({ SESSION_SECRET: `${NEW}, ${OLD}`, DATA_DIR });
    after = await TestApp.start({ SESSION_SECRET: NEW, DATA_DIR });
  });

  afterAll(() => Promise.all([before.stop(), during.stop(), after.stop()]));

  it('signs both cookies anew on sight, on a page that is only looked at', async () => {
    const old = await begin(before);

    const seen = await during.visitor({ Cookie: old }).page('/').expect(200);

    expect(seen.text).toContain('Ada');
    expect(seen.headers['set-cookie']).toHaveLength(2);
    expect(cookieOf(seen, 'sid')).toMatch(/^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookieOf(seen, 'visitor')).toMatch(
      /; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect(sidIn(cookiesOf(seen))).toBe(sidIn(old));
    const anew = after.visitor({ Cookie: cookiesOf(seen) });
    expect(await anew.state('greeting')).toEqual({ name: 'Ada' });
    expect(await after.visitor({ Cookie: old }).state('greeting')).toEqual({ name: null });
  });

  it('signs the visitor’s cookie anew where the session is over, and only that', async () => {
    const old = await begin(before);
    await before.visitor({ Cookie: old }).submit('/session/end').expect(303);

    const seen = await during.visitor({ Cookie: old }).page('/').expect(200);

    expect(cookieOf(seen, 'visitor')).toBeDefined();
    expect(cookieOf(seen, 'sid')).toBeUndefined();
  });

  it('signs what begins, and does not sign again what it signed', async () => {
    const Cookie = await begin(during);

    expect(await after.visitor({ Cookie }).state('greeting')).toEqual({ name: 'Ada' });
    const seen = await during.visitor({ Cookie }).page('/').expect(200);
    expect(seen.headers).not.toHaveProperty('set-cookie');
  });

  it('leaves a session that ends by an old cookie ended', async () => {
    const old = await begin(before);
    const ada = during.visitor();
    await ada.submit('/session/end').set('Cookie', old).expect(303);

    await ada.json('/session').expect(404);
    await during.visitor({ Cookie: old }).json('/session').expect(404);
  });

  it('renews a session that comes by an old cookie', async () => {
    const old = await begin(before);

    const renewed = await during.visitor({ Cookie: old }).submit('/session/renew').expect(303);

    const last = (renewed.headers['set-cookie'] as unknown as string[]).at(-1)!;
    const Cookie = last.split(';')[0]!;
    expect(await after.visitor({ Cookie }).state('greeting')).toEqual({ name: 'Ada' });
    await during.visitor({ Cookie: old }).json('/session').expect(404);
  });

  it.each(['/greeting/set', '/session/renew', '/session/end'])(
    'sets each cookie once with %s that comes by an old one',
    async (path) => {
      const ada = during.visitor({ Cookie: await begin(before) });

      const { headers } = await ada.submit(path, { name: '' });

      const set = headers['set-cookie'] as unknown as string[];
      const names = set.map((cookie) => String(cookie.split('=')[0]));
      expect(names.toSorted()).toEqual(['sid', 'visitor']);
    },
  );

  it('retires the old one: alone, the new one takes no cookie it did not sign', async () => {
    const old = await begin(before);

    const seen = await after.visitor({ Cookie: old }).page('/').expect(200);

    expect(seen.text).toContain('Hello, stranger');
    expect(seen.headers).not.toHaveProperty('set-cookie');
  });
});
