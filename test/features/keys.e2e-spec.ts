import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestApp } from '../support/app.js';
import { read, sign, type Read, type Signed } from '../support/keys.js';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('keys', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('sign what anyone can read, and only the key can vouch for', async () => {
    const { cookie, payload, signedAt } = await sign(app, { user: 'Ada' }, 'a key');

    expect(payload).toEqual({ user: 'Ada' });
    expect(Date.parse(signedAt)).toBe(Math.floor(app.clock.now() / 1000) * 1000);
    expect(await read(app, cookie)).toEqual({ payload, signedAt, valid: null });
    expect(await read(app, cookie, 'a key')).toEqual({ payload, signedAt, valid: true });
    expect(await read(app, cookie, 'another key')).toEqual({ payload, signedAt, valid: false });
    expect(await read(app, `  ${cookie} `, 'a key ')).toMatchObject({ valid: false });
  });

  it('tell every change of a single character', async () => {
    const { cookie } = await sign(app, { user: 'Ada', admin: false });
    const { lessonKey } = (await app.visitor().json('/keys')).body as { lessonKey: string };
    const character = fc.constantFrom('A', 'B', 'Q', 'g', 'w', 'z', '0', '9', '-', '_', '.');
    const place = fc.nat(cookie.length - 1);
    const change = fc.tuple(place, character).filter(([at, to]) => cookie[at] !== to);

    expect(await read(app, cookie, lessonKey)).toMatchObject({ valid: true });
    await fc.assert(
      fc.asyncProperty(change, async ([at, to]) => {
        const changed = cookie.slice(0, at) + to + cookie.slice(at + 1);
        const answer = await app
          .visitor()
          .send('/keys/read', { cookie: changed, secret: lessonKey });
        const { valid = false } = answer.body as Partial<Read>;
        return valid === false && [200, 422].includes(answer.status);
      }),
      // Its last character has two bits to spare: the next one decodes to the same bytes.
      { examples: [[[cookie.length - 1, BASE64URL[BASE64URL.indexOf(cookie.at(-1)!) + 1]!]]] },
    );
  });

  it('take a cookie that was cut short, or pasted with more behind it, for one that does not hold', async () => {
    const { cookie, payload, signedAt } = await sign(app, { user: 'Ada' }, 'a key');

    for (const changed of [cookie.slice(0, -1), `${cookie}A`])
      expect(await read(app, changed, 'a key')).toEqual({ payload, signedAt, valid: false });
  });

  it('say no more of a changed cookie than can still be read', async () => {
    const { cookie, signedAt } = await sign(app, { user: 'Ada' }, 'a key');
    const changed = cookie.replace(/^ey./, 'eyX');

    expect(await read(app, changed, 'a key')).toEqual({ payload: null, signedAt, valid: false });
    await app.visitor().send('/keys/read', { cookie: changed }).expect(422);
  });

  it('keep every key of a session, whatever it is called', async () => {
    const session = '{"__proto__":{"a":1},"constructor":2,"id":{"constructor":[]}}';
    const { body } = await app.visitor().send('/keys/sign', `{"payload":${session}}`).expect(200);

    const { payload } = await read(app, (body as Signed).cookie);

    expect(JSON.stringify(payload)).toBe(session);
  });

  it('sign what they can read, long numbers of Flask’s as well', async () => {
    for (const number of [
      '1e17',
      '1e+17',
      '1.2345678901234567e+19',
      '100000000000000000',
      '1e300',
      '0.1',
    ]) {
      const json = Buffer.from(`{"a":${number}}`).toString('base64url');
      const { payload } = await read(app, `${json}.ZVPxAA.${'A'.repeat(27)}`);
      const answer = await app
        .visitor()
        .send('/keys/sign', JSON.stringify({ payload }))
        .expect(200);
      const again = await read(app, (answer.body as Signed).cookie);

      expect(again.payload).toEqual({ a: Number(number) });
    }
  });

  it('use a key of the lesson’s own, and never show the app’s', async () => {
    const { cookie } = await sign(app, {});
    const own = readFileSync(join(app.dataDir, 'secret'), 'utf8').trim();
    const { text } = await app.visitor().page('/keys');

    expect(await read(app, cookie, 'the-key-of-this-lesson')).toMatchObject({ valid: true });
    expect(await read(app, cookie, own)).toMatchObject({ valid: false });
    expect(text).toContain('the-key-of-this-lesson');
    expect(text).not.toContain(own);
  });
});
