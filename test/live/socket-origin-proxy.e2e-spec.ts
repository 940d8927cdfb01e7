import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

const HOST = 'sojourn.example';

describe('a socket behind a trusted proxy', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({
      TRUST_PROXY: 'loopback',
      NODE_ENV: 'production',
      SESSION_SECRET: 'x'.repeat(32),
    });
  });

  afterAll(() => app.stop());

  it.each([
    ['https', `${HOST}:443`],
    ['wss', HOST],
  ])('that names %s and %s is let in, with the cookies of TLS', async (scheme, host) => {
    const proxy = { 'X-Forwarded-Proto': scheme, 'X-Forwarded-Host': host };
    const headers = { Origin: `https://${HOST}`, ...proxy, ...upgrade() };

    const { status, headers: said } = await wire(app.url, WEBSOCKET, { headers });

    expect(status).toBe(101);
    expect(said['set-cookie']!.join()).toMatch(/__Host-sid=/);
  });
});

describe('PUBLIC_ORIGIN', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ PUBLIC_ORIGIN: `https://${HOST},https://www.${HOST}` });
  });

  afterAll(() => app.stop());

  it.each([`https://${HOST}`, `https://www.${HOST}`])('lets in %s', async (Origin) => {
    const headers = { Origin, 'Sec-Fetch-Site': 'cross-site' };

    expect(await wire(app.url, POLLING, { headers })).toMatchObject({ status: 200 });
    expect(await wire(app.url, WEBSOCKET, { headers: { ...headers, ...upgrade() } })).toMatchObject(
      { status: 101 },
    );
  });

  it.each([`http://${HOST}`, `https://chat.${HOST}`, `https://${HOST}:444`])(
    'does not let in %s',
    async (Origin) => {
      expect(await wire(app.url, POLLING, { headers: { Origin } })).toMatchObject({ status: 403 });
    },
  );
});
