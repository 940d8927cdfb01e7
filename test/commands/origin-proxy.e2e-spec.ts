import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { TestApp } from '../support/app.js';

describe('a command whose host and origin are written in two ways', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: 'loopback' });
  });

  afterAll(() => app.stop());

  const send = (headers: Record<string, string>) =>
    app.visitor(headers).submit('/greeting/set', { name: 'Ada' });

  it.each([
    ['shop.example:80', 'http://shop.example'],
    ['shop.example', 'http://shop.example:80'],
    ['SHOP.example', 'http://shop.example'],
    ['[::1]:80', 'http://[::1]'],
  ])('is obeyed where both mean the same: %s and %s', async (Host, Origin) => {
    await send({ Host, Origin }).expect(303);
  });

  it.each([
    ['shop.example:443', 'https://shop.example'],
    ['shop.example', 'https://shop.example:443'],
    ['shop.example:443, inner.example', 'https://shop.example'],
  ])('is obeyed where a trusted proxy means the same: %s and %s', async (host, Origin) => {
    const proxy = { 'X-Forwarded-Host': host, 'X-Forwarded-Proto': 'https' };

    await send({ ...proxy, Origin }).expect(303);
  });

  it.each([
    ['shop.example:443', 'http://shop.example'],
    ['shop.example', 'http://shop.example:443'],
    ['shop.example', 'http://shop.example/'],
    ['shop.example', 'http://shop.example@evil.example'],
    ['shop.example', 'http:shop.example'],
    ['not a host', 'http://not a host'],
  ])('is refused where they do not: %s and %s', async (Host, Origin) => {
    await send({ Host, Origin }).expect(403);
  });
});

describe('a command behind a proxy that ends TLS', () => {
  it('is obeyed from the public origin that the trusted proxy names, and from no other', async () => {
    const app = await TestApp.start({ TRUST_PROXY: 'loopback' });
    const proxied = app.visitor({
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'sojourn.example',
    });
    const send = (Origin: string) =>
      proxied
        .send('/greeting/set', { name: 'Ada' })
        .set({ Origin, 'Sec-Fetch-Site': 'same-origin' });

    await send('https://sojourn.example').expect(200);
    await send('http://sojourn.example').expect(403);
    await send(app.url).expect(403);

    await app.stop();
  });
});
