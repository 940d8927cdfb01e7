import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

interface Signed {
  cookie: string;
  payload: object;
  signedAt: string;
}

interface Read {
  payload: object | null;
  signedAt: string;
  valid: boolean | null;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('keys', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const sign = async (payload: object, secret?: string) =>
    (await app.visitor().send('/keys/sign', { payload, secret }).expect(200)).body as Signed;

  const read = async (cookie: string, secret?: string) =>
    (await app.visitor().send('/keys/read', { cookie, secret }).expect(200)).body as Read;

  it('sign what anyone can read, and only the key can vouch for', async () => {
    const { cookie, payload, signedAt } = await sign({ user: 'Ada' }, 'a key');

    expect(payload).toEqual({ user: 'Ada' });
    expect(Date.parse(signedAt)).toBe(Math.floor(app.clock.now() / 1000) * 1000);
    expect(await read(cookie)).toEqual({ payload, signedAt, valid: null });
    expect(await read(cookie, 'a key')).toEqual({ payload, signedAt, valid: true });
    expect(await read(cookie, 'another key')).toEqual({ payload, signedAt, valid: false });
    expect(await read(`  ${cookie} `, 'a key ')).toMatchObject({ valid: false });
  });

  it('tell every change of a single character', async () => {
    const { cookie } = await sign({ user: 'Ada', admin: false });
    const { lessonKey } = (await app.visitor().json('/keys')).body as { lessonKey: string };
    const character = fc.constantFrom('A', 'B', 'Q', 'g', 'w', 'z', '0', '9', '-', '_', '.');
    const place = fc.nat(cookie.length - 1);
    const change = fc.tuple(place, character).filter(([at, to]) => cookie[at] !== to);

    expect(await read(cookie, lessonKey)).toMatchObject({ valid: true });
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
    const { cookie, payload, signedAt } = await sign({ user: 'Ada' }, 'a key');

    for (const changed of [cookie.slice(0, -1), `${cookie}A`])
      expect(await read(changed, 'a key')).toEqual({ payload, signedAt, valid: false });
  });

  it('say no more of a changed cookie than can still be read', async () => {
    const { cookie, signedAt } = await sign({ user: 'Ada' }, 'a key');
    const changed = cookie.replace(/^ey./, 'eyX');

    expect(await read(changed, 'a key')).toEqual({ payload: null, signedAt, valid: false });
    await app.visitor().send('/keys/read', { cookie: changed }).expect(422);
  });

  it('keep every key of a session, whatever it is called', async () => {
    const session = '{"__proto__":{"a":1},"constructor":2,"id":{"constructor":[]}}';
    const { body } = await app.visitor().send('/keys/sign', `{"payload":${session}}`).expect(200);

    const { payload } = await read((body as Signed).cookie);

    expect(JSON.stringify(payload)).toBe(session);
  });

  it.each([
    '123456789012345678901234567890',
    '12345678901234567890',
    '-9007199254740993',
    '[{"b":1e1,"c":9007199254740993}]',
  ])(
    'refuse to sign %s, which would be kept as another number, by JSON and by a form',
    async (number) => {
      const payload = `{"a":${number}}`;
      const { body } = await app.visitor().send('/keys/sign', `{"payload":${payload}}`).expect(422);

      const message = 'It holds a number too large to be kept exactly: send it as text.';
      expect(body).toMatchObject({ code: 'invalid', errors: { payload: [message] } });
      const { text } = await app.visitor().submit('/keys/sign', { payload }).expect(422);
      expect(text).toContain(`id="keys-sign-payload-error">${message}`);
    },
  );

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
      const { payload } = await read(`${json}.ZVPxAA.${'A'.repeat(27)}`);
      const answer = await app
        .visitor()
        .send('/keys/sign', JSON.stringify({ payload }))
        .expect(200);
      const again = await read((answer.body as Signed).cookie);

      expect(again.payload).toEqual({ a: Number(number) });
    }
  });

  it('use a key of the lesson’s own, and never show the app’s', async () => {
    const { cookie } = await sign({});
    const own = readFileSync(join(app.dataDir, 'secret'), 'utf8').trim();
    const { text } = await app.visitor().page('/keys');

    expect(await read(cookie, 'the-key-of-this-lesson')).toMatchObject({ valid: true });
    expect(await read(cookie, own)).toMatchObject({ valid: false });
    expect(text).toContain('the-key-of-this-lesson');
    expect(text).not.toContain(own);
  });

  it('keep nothing, begin nothing and push nothing', async () => {
    const visitor = app.visitor();
    const tab = await Tab.open(app.url);

    await visitor.send('/keys/sign', { payload: { a: 1 } }).expect(200);
    await visitor.submit('/keys/sign', { payload: '{"a":1}' }).expect(200);
    const made = (await tab.call('keys:sign', { payload: { a: 1 } })) as unknown as Signed;
    const found = await tab.call('keys:read', { cookie: made.cookie });

    const payload = { a: 1 };
    const { cookie, signedAt } = made;
    expect(made).toEqual({ ok: true, cookie: expect.stringMatching(/^eyJ/), payload, signedAt });
    expect(cookie).toHaveLength(45);
    expect(found).toEqual({ ok: true, payload, signedAt, valid: null });
    expect(visitor.cookies).toBe('');
    await visitor.json('/session').expect(404);
    expect(tab.pushes).toEqual([]);
    tab.close();
  });

  it('unpack no more than they must of a bomb', async () => {
    const bomb = deflateSync(Buffer.alloc(20_000_000)).toString('base64url');

    const before = process.memoryUsage().rss;
    const { body } = await app
      .visitor()
      .send('/keys/read', { cookie: `.${bomb}.ZVPxAA.${'A'.repeat(27)}` })
      .expect(422);

    expect(body).toMatchObject({ errors: { cookie: [expect.stringMatching(/64 KiB/)] } });
    expect(process.memoryUsage().rss - before).toBeLessThan(10_000_000);
  });

  it.each([
    ['too long', randomBytes(30_000).toString('base64')],
    ['too large to unpack', 'é'.repeat(12_000)],
  ])('make no cookie that would be %s to be read again', async (_, text) => {
    const { body } = await app.visitor().send('/keys/sign', { payload: { text } }).expect(422);

    expect((body as { errors: object }).errors).toEqual({ payload: [expect.any(String)] });
  });
});
