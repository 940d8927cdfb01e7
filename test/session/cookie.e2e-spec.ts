import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { cookieOf, cookiesOf } from '../support/visitor.js';

const SESSION_SECRET = 'a-secret-that-only-this-test-knows';
const OVER_TLS = { 'X-Forwarded-Proto': 'https' };

const begin = (app: TestApp, headers: Record<string, string> = {}) =>
  app.visitor(headers).send('/greeting/set', { name: 'Ada' }).expect(200);

describe('the cookies', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('are kept from scripts and other sites; the session’s goes when the browser closes', async () => {
    const began = await begin(app);

    expect(cookieOf(began, 'sid')).toMatch(/^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookieOf(began, 'visitor')).toMatch(
      /^visitor=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('name no framework', async () => {
    const { headers } = await begin(app);

    expect(headers['set-cookie']).toHaveLength(2);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('of a visitor who comes back after the session ended stay the same visitor’s', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    await ada.submit('/session/end');

    const again = await ada.send('/greeting/set', { name: 'Ada' });

    expect(cookieOf(again, 'sid')).toBeDefined();
    expect(cookieOf(again, 'visitor')).toBeUndefined();
  });
});

describe('the cookies in production', () => {
  const production = { NODE_ENV: 'production', SESSION_SECRET };
  let proxied: TestApp;
  let bare: TestApp;

  beforeAll(async () => {
    proxied = await TestApp.start({ ...production, TRUST_PROXY: 'loopback' });
    bare = await TestApp.start(production);
  });

  afterAll(async () => {
    await proxied.stop();
    await bare.stop();
  });

  it('are tied to this host and to TLS behind a trusted proxy', async () => {
    const began = await begin(proxied, OVER_TLS);

    expect(cookieOf(began, '__Host-sid')).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookieOf(began, '__Host-visitor')).toMatch(
      /; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(began.headers['set-cookie']).toHaveLength(2);
    expect(String(began.headers['set-cookie'])).not.toMatch(/Domain/i);

    const ada = proxied.visitor({ ...OVER_TLS, Cookie: cookiesOf(began) });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    expect(await proxied.visitor(OVER_TLS).state('greeting')).toEqual({ name: null });
  });

  it('are renewed and cleared under that name, too', async () => {
    const Cookie = cookiesOf(await begin(proxied, OVER_TLS));

    const renewed = await proxied.visitor({ ...OVER_TLS, Cookie }).submit('/session/renew');
    const ada = proxied.visitor({ ...OVER_TLS, Cookie: cookiesOf(renewed) });
    const ended = await ada.submit('/session/end').expect(303);

    expect(cookieOf(renewed, '__Host-sid')).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookieOf(ended, '__Host-sid')).toMatch(/^__Host-sid=; .*1970.*; HttpOnly; Secure/);
  });

  it('without that prefix are a stranger’s over TLS: a neighbour host could have set them', async () => {
    const prefixed = cookiesOf(await begin(proxied, OVER_TLS));

    const Cookie = prefixed.replaceAll('__Host-', '');

    const seen = proxied.visitor({ ...OVER_TLS, Cookie });
    expect(await seen.state('greeting')).toEqual({ name: null });
  });

  it.each([
    ['no proxy is trusted', () => bare, OVER_TLS],
    ['the trusted proxy was reached without TLS', () => proxied, { 'X-Forwarded-Proto': 'http' }],
  ])('are plain where %s', async (_, app, headers) => {
    const began = await begin(app(), headers);

    expect(cookieOf(began, 'sid')).toMatch(/^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(began.headers['set-cookie']).toHaveLength(2);
  });

  it('are plain where another than the trusted proxy says it was TLS', async () => {
    const elsewhere = await TestApp.start({ ...production, TRUST_PROXY: '10.0.0.0/8' });

    const began = await begin(elsewhere, OVER_TLS);

    expect(cookieOf(began, 'sid')).not.toContain('Secure');
    await elsewhere.stop();
  });
});
