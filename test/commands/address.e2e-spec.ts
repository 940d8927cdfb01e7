import { describe, expect, it } from '@jest/globals';
import { raw } from '../support/raw.js';
import { sharedApp } from '../support/shared.app.js';

describe('an address', () => {
  const stage = sharedApp();

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
        await raw(stage.app.url, path),
        await raw(stage.app.url, `${path}?${query.replaceAll(' ', '%20')}`),
      ];

      expect(asked.status).toBe(200);
      expect(asked.text).toBe(plain.text);
    }
  });

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
    'takes no %s, and echoes nothing of it',
    async (method) => {
      for (const path of ['/', '/pay', '/pay/set-wage', '/assets/base.css']) {
        const { status, text } = await raw(stage.app.url, path, {
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

      const { status } = await raw(stage.app.url, method === 'GET' ? '/pay' : '/pay/set-wage', {
        method,
        headers: { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', ...form },
        ...(form && { body: 'wage=20' }),
      });

      expect(status).toBe(method === 'GET' ? 200 : 303);
    },
  );

  it('of another host, in the request, leads no visitor there', async () => {
    const eve = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };

    const { headers } = await stage.app
      .visitor()
      .submit('/pay/set-wage?next=//evil.example', { wage: '5' })
      .set(eve)
      .expect(303);
    const { text } = await stage.app.visitor().page('/').set(eve).expect(200);

    expect(headers.location).toBe('/pay');
    expect(text).not.toContain('evil.example');
  });
});
