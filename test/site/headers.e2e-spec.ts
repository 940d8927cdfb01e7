import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { TrialModule, TrialScript } from '../support/trial.js';

interface Answer {
  status: number;
  text: string;
  headers: Record<string, string>;
}

/** One answer of each kind, to a visitor who has a session. */
async function answers(app: TestApp, headers: Record<string, string> = {}) {
  const ada = app.visitor(headers);
  const script = app.nest.get(TrialScript);
  script.change = () => {
    throw new Error('/secret/path SELECT');
  };
  const got = [
    await ada.submit('/greeting/set', { name: 'Ada' }).expect(303),
    await ada.page('/').expect(200),
    await ada.page('/session').expect(200),
    await ada.request('HEAD', '/pay').expect(200),
    await ada.json('/greeting').expect(200),
    await ada.json('/session').expect(200),
    await ada.json('/health/live').expect(200),
    await ada.page('/no-such-page').expect(404),
    await ada.json('/no-such-page').expect(404),
    await ada.page('/assets/none.css').expect(404),
    await ada.send('/greeting/set', '{bad').expect(400),
    await ada.submit('/greeting/set', { name: '' }).expect(422),
    await ada.send('/greeting/set', { name: '' }).expect(422),
    await ada.send('/pay/calculate', { hours: 1 }).expect(409),
    await ada.submit('/pay/calculate', { hours: '1' }).expect(409),
    await ada.send('/greeting/set', { name: 'Bea' }).set('If-Match', '"7"').expect(412),
    await ada.send('/greeting/set', { name: 'x'.repeat(70_000) }).expect(413),
    await ada.send('/greeting/set', 'name').set('Content-Type', 'text/plain').expect(415),
    await ada.submit('/greeting/set').set('Origin', 'https://evil.example').expect(403),
    await ada.send('/trial/change').expect(500),
    await ada.submit('/trial/change').expect(500),
  ];
  return got as unknown as Answer[];
}

describe('every answer', () => {
  let app: TestApp;
  let all: Answer[];

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
    // The faults below are meant.
    app.nest.useLogger(false);
    all = await answers(app);
  });

  afterAll(() => app.stop());

  it('is its visitor’s only, for every cache', () => {
    for (const { headers } of all) {
      expect(headers.vary).toMatch(/\bCookie\b/);
      expect(headers['cache-control']).toMatch(/no-store/);
      expect(headers).not.toHaveProperty('etag');
    }
    const personal = all.filter(({ headers }) => headers['cache-control'] === 'private, no-store');
    expect(personal).toHaveLength(all.length - 1);
  });

  it('says what it is, and is taken for nothing else', () => {
    const known = /^(text\/html|application\/(problem\+)?json); charset=utf-8$/;
    const said = all.filter(({ text }) => text).map(({ headers }) => headers['content-type']);

    expect(said.filter((type) => !known.test(type!))).toEqual([]);
    for (const { headers } of all) expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('tells the browser what its pages may load, and who may frame them', () => {
    for (const { headers } of all) {
      const policy = headers['content-security-policy'];
      for (const rule of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  it('tells nothing of what the app is made of, nor why it failed', () => {
    for (const { headers, text } of all) {
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(text ?? '').not.toMatch(/secret\/path|SELECT|node_modules|\.js:\d+|Error:/);
    }
  });

  it('lets no other site read it', () => {
    for (const { headers } of all)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('does not ask for TLS outside production', () => {
    for (const { headers } of all) expect(headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('in production', () => {
  let app: TestApp;

  beforeAll(async () => {
    const SESSION_SECRET = 'x'.repeat(32);
    app = await TestApp.start({ NODE_ENV: 'production', SESSION_SECRET }, [TrialModule]);
    app.nest.useLogger(false);
  });

  afterAll(() => app.stop());

  it('every answer asks for TLS from now on', async () => {
    for (const { headers } of await answers(app))
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('what pages load is for every cache, for good, and without a cookie', async () => {
    const ada = app.visitor();
    const { text } = await ada.page('/').expect(200);
    const urls = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url!);

    expect(urls.length).toBeGreaterThan(3);
    for (const url of urls) {
      const { headers } = await ada.page(url).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });
});
