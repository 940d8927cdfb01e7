import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { POLLING, upgrade, WEBSOCKET, wire, WireTab } from '../support/wire.js';

type Headers = Record<string, string>;

const HOST = 'sojourn.example';

const foreign = [
  { Origin: 'http://evil.example' },
  { Origin: `https://${HOST}` },
  { Origin: 'null' },
  { Origin: '' },
  { Origin: `http://www.${HOST}` },
  { Origin: `http://${HOST}.evil.example` },
  { Origin: `http://${HOST}:8080` },
  { Origin: `http://${HOST}/` },
  { Origin: `http://${HOST}, http://evil.example` },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { Origin: `http://${HOST}`, 'Sec-Fetch-Site': 'cross-site' },
];

const own = [
  {},
  { Origin: `http://${HOST}` },
  { Origin: `http://${HOST}:80` },
  { Origin: `http://${HOST.toUpperCase()}` },
  { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
  { Origin: `http://${HOST}`, 'Sec-Fetch-Site': 'same-origin' },
  { 'Sec-Fetch-Site': 'none' },
];

describe('a socket’s origin', () => {
  let app: TestApp;
  let tab: WireTab;

  beforeAll(async () => {
    app = await TestApp.start();
    tab = await WireTab.open(app.url);
  });

  afterAll(async () => {
    await tab.close();
    await app.stop();
  });

  const engine = () => `&sid=${tab.engineId}`;
  const seated = (headers: Headers) => ({ ...tab.headers, ...headers });
  const doors: Record<string, (headers: Headers) => ReturnType<typeof wire>> = {
    'polling handshake': (headers) => wire(app.url, POLLING, { headers }),
    'polling request': (headers) =>
      wire(app.url, POLLING + engine(), {
        method: 'POST',
        headers: seated(headers),
        body: '42["nothing"]',
      }),
    'websocket handshake': (headers) =>
      wire(app.url, WEBSOCKET, { headers: { ...headers, ...upgrade() } }),
    upgrade: (headers) =>
      wire(app.url, WEBSOCKET + engine(), { headers: { ...seated(headers), ...upgrade() } }),
  };

  describe.each(Object.keys(doors))('of a %s', (door) => {
    it.each(foreign)('is refused as foreign: %j', async (headers) => {
      const before = await kept(app);

      const answer = await doors[door]!({ Host: HOST, ...headers });

      expect(answer.status).toBe(403);
      expect(answer.headers).not.toHaveProperty('set-cookie');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      expect(await kept(app)).toEqual(before);
    });

    it.each(own)('passes: %j', async (headers) => {
      const answer = await doors[door]!({ Host: HOST, ...headers });

      expect(answer.status).toBe(door.startsWith('polling') ? 200 : 101);
    });
  });
});
