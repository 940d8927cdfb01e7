import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { raw } from '../support/raw.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

const ALLOWED_HOSTS = 'sojourn.example, www.Sojourn.example:8443,[::1],plain.example:80';

const allowed = [
  'sojourn.example',
  'SOJOURN.example',
  'sojourn.example:3000',
  'www.sojourn.example:8443',
  '[::1]:3000',
  'plain.example',
];

const others = [
  'evil.example',
  'sojourn.example.evil.example',
  'evil-sojourn.example',
  'www.sojourn.example',
  'www.sojourn.example:3000',
  'plain.example:8080',
  'sojourn.example@evil.example',
  '127.0.0.1',
  '',
];

const ask = (to: TestApp, path: string, headers: Record<string, string>) =>
  raw(to.url, path, { headers });

describe('ALLOWED_HOSTS', () => {
  let app: TestApp;
  let proxied: TestApp;
  let open: TestApp;

  beforeAll(async () => {
    [app, proxied, open] = await Promise.all([
      TestApp.start({ ALLOWED_HOSTS }),
      TestApp.start({ ALLOWED_HOSTS, TRUST_PROXY: 'loopback' }),
      TestApp.start(),
    ]);
  });

  afterAll(() => Promise.all([app.stop(), proxied.stop(), open.stop()]));

  it.each(allowed)('lets in %s, by each door', async (Host) => {
    expect(await ask(app, '/', { Host })).toMatchObject({ status: 200 });
    expect(await wire(app.url, POLLING, { headers: { Host } })).toMatchObject({ status: 200 });
  });

  it.each(others)('refuses %j, by each door, and begins nothing', async (Host) => {
    const headers = { Host };
    const before = await kept(app);
    const command = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };

    const answers = [
      await ask(app, '/', headers),
      await ask(app, '/assets/x/none.css', headers),
      await ask(app, '/metrics', headers),
      await raw(app.url, '/greeting/set', { ...command, body: '{"name":"Eve"}' }),
      await wire(app.url, POLLING, { headers }),
      await wire(app.url, WEBSOCKET, { headers: { ...headers, ...upgrade() } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 421));
    for (const answer of answers) expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(await kept(app)).toEqual(before);
  });

  it.each(['live', 'ready'])(
    'lets in the probe %s, which comes by a bare address',
    async (probe) => {
      const headers = { Host: '10.1.2.3:3000' };

      expect(await ask(app, `/health/${probe}`, headers)).toMatchObject({ status: 200 });
      expect(await ask(app, `/health/${probe}x`, headers)).toMatchObject({ status: 421 });
    },
  );

  it('goes by the host that a trusted proxy was asked for, and by no other’s word', async () => {
    const headers = { Host: '10.1.2.3', 'X-Forwarded-Host': 'sojourn.example' };
    const evil = { Host: 'sojourn.example', 'X-Forwarded-Host': 'evil.example' };

    expect(await ask(proxied, '/', headers)).toMatchObject({ status: 200 });
    expect(await ask(proxied, '/', evil)).toMatchObject({ status: 421 });
    expect(await ask(app, '/', headers)).toMatchObject({ status: 421 });
  });

  it('refuses a request that names no host', async () => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');

    socket.write('GET / HTTP/1.0\r\n\r\n');

    expect(await text(socket)).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('unset lets in any', async () => {
    expect(await ask(open, '/', { Host: 'evil.example' })).toMatchObject({ status: 200 });
  });
});
