import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';

const HIDDEN = [
  '/.git/HEAD',
  '/.env',
  '/package.json',
  '/secret',
  '/data/secret',
  '/sojourn.sqlite',
  '/data/sojourn.sqlite',
  '/dist/main.js',
  '/src/main.ts',
  '/views/layout.hbs',
  '/node_modules/express/package.json',
  '/..%2f',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/../package.json',
  '/..%5cpackage.json',
  '/assets/',
  '/assets',
  '/assets/x',
  '/assets/x/',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/x/../../../package.json',
  '/assets/x/..%2f..%2fpackage.json',
  '/assets/x/%2e%2e/%2e%2e/package.json',
  '/assets/x/..%00/package.json',
  '/assets/x/.git/HEAD',
  '/%',
  '/%E0%A4%A',
  '/assets/x/%',
  '/pay%00',
  '//evil.example/pay',
  '/debug',
  '/api-docs',
  '/constructor',
  '/__proto__',
  '/greeting/__proto__',
  `/${'a'.repeat(5_000)}`,
];

describe('an address', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each(HIDDEN)('%s shows nothing', async (path) => {
    const { status, text, headers } = await raw(app.url, path);

    expect(status).toBe(404);
    expect(text).toContain('<h1>Nothing here</h1>');
    expect(text).not.toMatch(/sojourn",|ref: refs|SQLite format/);
    expect(headers).not.toHaveProperty('location');
  });

  it.each([
    'layout=/etc/passwd',
    'settings[view options][layout]=/etc/passwd',
    'settings[view%20options][client]=1&settings[view%20options][escapeFunction]=alert',
    'cache=1&filename=/etc/passwd&_locals[x]=1&partials[x]=/etc/passwd',
    'title=Evil&tiles=Evil&body=Evil&assets=Evil&refused=Evil&greeting=Evil',
    'name=Evil&name=Evil&__proto__[x]=Evil&constructor[prototype][x]=Evil',
    'next=//evil.example&returnTo=https://evil.example',
    'debug=1&_method=DELETE&%E0%A4%A',
  ])('with ?%s is the page that it is without', async (query) => {
    for (const path of ['/', '/greeting', '/pay', '/session']) {
      const [plain, asked] = [
        await raw(app.url, path),
        await raw(app.url, `${path}?${query.replaceAll(' ', '%20')}`),
      ];

      expect(asked.status).toBe(200);
      expect(asked.text).toBe(plain.text);
    }
  });

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
    'takes no %s, and echoes nothing of it',
    async (method) => {
      for (const path of ['/', '/pay', '/pay/set-wage', '/assets/base.css']) {
        const { status, text } = await raw(app.url, path, {
          method,
          headers: { 'X-Said': 'echo' },
        });

        expect(status).toBe(405);
        expect(text).not.toContain('echo');
      }
    },
  );

  it.each(['GET', 'POST'])(
    'is answered to a %s that offers to go on in another protocol, as Java’s do',
    async (method) => {
      const form = method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' };

      const { status } = await raw(app.url, method === 'GET' ? '/pay' : '/pay/set-wage', {
        method,
        headers: { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', ...form },
        ...(form && { body: 'wage=20' }),
      });

      expect(status).toBe(method === 'GET' ? 200 : 303);
    },
  );

  it('of another host, in the request, leads no visitor there', async () => {
    const eve = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };

    const { headers } = await app
      .visitor()
      .submit('/pay/set-wage?next=//evil.example', { wage: '5' })
      .set(eve)
      .expect(303);
    const { text } = await app.visitor().page('/').set(eve).expect(200);

    expect(headers.location).toBe('/pay');
    expect(text).not.toContain('evil.example');
  });
});
