import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';

const PAGE = 'GET, HEAD, OPTIONS';
const COMMAND = 'POST, OPTIONS';

const ADDRESSES = [
  ['/', PAGE],
  ['/pay', PAGE],
  ['/Pay/', PAGE],
  ['/pay/annual', PAGE],
  ['/orders/anything', PAGE],
  ['/cart/menu', PAGE],
  ['/health/ready', PAGE],
  ['/openapi.json', PAGE],
  ['/assets/base.css', PAGE],
  ['/pay/set-wage', COMMAND],
  ['/session/end', COMMAND],
] as const;

describe('a known address', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each(ADDRESSES)(
    '%s takes no other method: 405, and says that it takes %s',
    async (path, allow) => {
      const others = ['PUT', 'DELETE', 'PATCH', allow === PAGE ? 'POST' : 'TRACE'];
      for (const method of others)
        for (const headers of [{ Accept: 'text/html' }, { Accept: 'application/json' }]) {
          const answer = await raw(app.url, path, { method, headers });

          expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, allow]);
        }
    },
  );

  it.each([...ADDRESSES, ['*', 'GET, HEAD, POST, OPTIONS']])(
    '%s answers OPTIONS, wherever that is from, with %s',
    async (path, allow) => {
      const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };

      const answer = await raw(app.url, path, { method: 'OPTIONS', headers });

      expect([answer.status, answer.headers.allow, answer.text]).toEqual([204, allow, '']);
      expect(Object.keys(answer.headers).join()).not.toContain('access-control');
    },
  );

  it.each(['PUT', 'OPTIONS', 'POST'])(
    'is not one that is unknown: a %s of that is a 404',
    async (method) => {
      for (const path of ['/nothing', '/pay/nothing', '/orders/a/b', '/pay/set-wage/more'])
        expect((await raw(app.url, path, { method })).status).toBe(404);
    },
  );

  it('refuses another method before it looks at the body', async () => {
    const headers = { 'Content-Type': 'text/plain', Accept: 'application/json' };

    const { status, text } = await raw(app.url, '/pay', { method: 'POST', headers, body: 'x' });

    expect(status).toBe(405);
    expect(JSON.parse(text)).toMatchObject({ code: 'method-not-allowed', status: 405 });
  });

  it.each([
    ['/pay/set-wage', '/pay'],
    ['/pay/annualise', '/pay/annual'],
    ['/cart/place', '/cart'],
    ['/session/end', '/session'],
    ['/session/undo', '/session'],
    ['/visitor/forget', '/session'],
    ['/keys/sign', '/keys'],
  ])('of a command, %s, leads a browser to the page of its form, %s', async (path, page) => {
    const { headers } = await app.visitor().page(path).expect(303);
    await app.visitor().request('HEAD', path).expect(303);
    const json = await app.visitor().json(path).expect(405);

    expect(headers.location).toBe(page);
    expect(json.headers.allow).toBe(COMMAND);
    expect(json.body).toMatchObject({ code: 'method-not-allowed' });
    await app.visitor().page(page).expect(200);
  });

  it('of a command is not taken for a command by a header that names another method', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);

    await ada.page('/session/end').set('X-HTTP-Method-Override', 'POST').expect(303);

    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it.each(['/pay', '/session/changes', '/openapi.json'])('%s answers HEAD as GET', async (path) => {
    const [got, head] = [await app.visitor().json(path), await app.visitor().request('HEAD', path)];

    expect(head.status).toBe(got.status);
    expect(head.text ?? '').toBe('');
  });
});
