import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type Signed } from '../support/keys.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';

describe('keys that are asked too much', () => {
  const stage = sharedApp();

  it.each([
    '123456789012345678901234567890',
    '12345678901234567890',
    '-9007199254740993',
    '[{"b":1e1,"c":9007199254740993}]',
  ])(
    'refuse to sign %s, which would be kept as another number, by JSON and by a form',
    async (number) => {
      const payload = `{"a":${number}}`;
      const { body } = await stage.app
        .visitor()
        .send('/keys/sign', `{"payload":${payload}}`)
        .expect(422);

      const message = 'It holds a number too large to be kept exactly: send it as text.';
      expect(body).toMatchObject({ code: 'invalid', errors: { payload: [message] } });
      const { text } = await stage.app.visitor().submit('/keys/sign', { payload }).expect(422);
      expect(text).toContain(`id="keys-sign-payload-error">${message}`);
    },
  );

  it('keep nothing, begin nothing and push nothing', async () => {
    const visitor = stage.app.visitor();
    const tab = await Tab.open(stage.app.url);

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
    const { body } = await stage.app
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
    const { body } = await stage.app
      .visitor()
      .send('/keys/sign', { payload: { text } })
      .expect(422);

    expect((body as { errors: object }).errors).toEqual({ payload: [expect.any(String)] });
  });
});
