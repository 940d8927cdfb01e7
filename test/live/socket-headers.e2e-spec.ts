import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';
import { POLLING, upgrade, WEBSOCKET } from '../support/wire.js';

const SESSION_SECRET = 'x'.repeat(32);
const FOREIGN = { Origin: 'https://evil.example' };

const SAME = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

describe.each(['production', 'development'])('an answer of the socket server in %s', (NODE_ENV) => {
  let app: TestApp;
  let page: Record<string, unknown>;

  beforeAll(async () => {
    app = await TestApp.start({ NODE_ENV, SESSION_SECRET });
    app.nest.useLogger(false);
    ({ headers: page } = await app.visitor().page('/'));
  });

  afterAll(() => app.stop());

  const ask = (query: string, options = {}) => raw(app.url, `/socket.io/?${query}`, options);

  it.each([
    ['a handshake', POLLING, {}, 200],
    ['an unknown engine id', `${POLLING}&sid=AAAA`, {}, 400],
    ['an unknown transport', 'EIO=4&transport=pigeon', {}, 400],
    ['a foreign origin', POLLING, { headers: FOREIGN }, 403],
    ['a foreign WebSocket', WEBSOCKET, { headers: { ...upgrade(), ...FOREIGN } }, 403],
    ['an upgrade of nothing', `${WEBSOCKET}&sid=AAAA`, { headers: upgrade() }, 400],
    ['an upgrade to polling', POLLING, { headers: upgrade() }, 400],
    [
      'a WebSocket without a key',
      WEBSOCKET,
      { headers: { ...upgrade(), 'Sec-WebSocket-Key': '' } },
      400,
    ],
    ['another method', POLLING, { method: 'PUT' }, 405],
    ['another method', POLLING, { method: 'DELETE', headers: upgrade() }, 405],
    ['HEAD', POLLING, { method: 'HEAD' }, 405],
    ['the question for methods', POLLING, { method: 'OPTIONS' }, 200],
  ])('to %s says what every answer says (%s)', async (_, query, options, expected) => {
    const { status, headers } = await ask(query, options);

    expect(status).toBe(expected);
    for (const name of SAME) expect([name, headers[name]]).toEqual([name, page[name]]);
    expect(headers['cache-control']).toContain('no-store');
    expect(headers.vary).toBe('Cookie');
  });

  it.each(['PUT', 'OPTIONS'])('to a %s says which methods there are', async (method) => {
    const { headers } = await ask(POLLING, { method });

    expect(headers.allow).toBe('GET, POST, OPTIONS');
  });
});
