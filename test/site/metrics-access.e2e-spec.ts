import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';

type Headers = Record<string, string>;

const FAR = '203.0.113.7';

describe('metrics without a token', () => {
  let bare: TestApp;
  let proxied: TestApp;

  beforeAll(async () => {
    [bare, proxied] = await Promise.all([
      TestApp.start(),
      TestApp.start({ TRUST_PROXY: 'loopback' }),
    ]);
  });

  afterAll(() => Promise.all([bare.stop(), proxied.stop()]));

  const near: [string, () => TestApp, Headers][] = [
    ['on this machine', () => bare, {}],
    ['on the trusted proxy’s machine', () => proxied, {}],
    ['here, by the trusted proxy', () => proxied, { 'X-Forwarded-For': '127.0.0.9' }],
  ];

  it.each(near)('are for whoever is %s', async (_, app, headers) => {
    await app().visitor(headers).page('/metrics').expect(200);
  });

  const far: [string, () => TestApp, Headers][] = [
    ['elsewhere, by the trusted proxy', () => proxied, { 'X-Forwarded-For': FAR }],
    [
      'elsewhere, and says they are here',
      () => proxied,
      { 'X-Forwarded-For': `127.0.0.1, ${FAR}` },
    ],
    ['behind a proxy that is not trusted', () => bare, { 'X-Forwarded-For': '127.0.0.1' }],
    ['behind another that is not trusted', () => bare, { Forwarded: 'for=127.0.0.1' }],
    ['without an address', () => proxied, { 'X-Forwarded-For': 'unknown' }],
  ];

  it.each(far)('are nowhere for whoever is %s', async (_, app, headers) => {
    const { text } = await app().visitor(headers).page('/metrics').expect(404);

    expect(text).not.toContain('process_');
  });
});

describe('metrics with a token', () => {
  const METRICS_TOKEN = 'a-token-for-prometheus';
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ METRICS_TOKEN, TRUST_PROXY: 'loopback' });
  });

  afterAll(() => app.stop());

  it.each([`Bearer ${METRICS_TOKEN}`, `bearer  ${METRICS_TOKEN}`])(
    'are for whoever sends it, from anywhere: %s',
    async (Authorization) => {
      const { text } = await app
        .visitor({ Authorization, 'X-Forwarded-For': FAR })
        .page('/metrics')
        .expect(200);

      expect(text).toContain('process_resident_memory_bytes');
    },
  );

  const wrong: Headers[] = [
    {},
    { Authorization: METRICS_TOKEN },
    { Authorization: `Basic ${METRICS_TOKEN}` },
    { Authorization: 'Bearer ' },
    { Authorization: `Bearer ${METRICS_TOKEN}x` },
    { Authorization: `Bearer ${METRICS_TOKEN.slice(0, -1)}` },
    { Authorization: `Bearer ${METRICS_TOKEN.toUpperCase()}` },
    { Authorization: `Bearer ${METRICS_TOKEN} ${METRICS_TOKEN}` },
  ];

  it.each(wrong)('are refused to whoever sends %j, on this machine as well', async (headers) => {
    const { body, headers: answered } = await app.visitor(headers).json('/metrics').expect(401);

    expect(body).toMatchObject({ status: 401, code: 'unauthorized' });
    expect(answered['www-authenticate']).toBe('Bearer');
    await app.visitor(headers).json(`/metrics?token=${METRICS_TOKEN}`).expect(401);
  });
});
