import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { TestApp } from '../support/app.js';
import { until } from '../support/until.js';
import { bareSocket, POLLING, wire, WireTab } from '../support/wire.js';

const AT_ONCE = 50;

/** The packet `40` as a masked frame; with a mask of zeros it reads as it is. */
const CONNECT = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]);

const engineIdIn = (text: string) => (JSON.parse(text.slice(1)) as { sid: string }).sid;

async function many<Opened>(count: number, open: () => Promise<Opened>) {
  const opened: Opened[] = [];
  while (opened.length < count)
    opened.push(...(await Promise.all(Array.from({ length: AT_ONCE }, open))));
  return opened;
}

describe('the open connections of one client address', () => {
  let app: TestApp;
  let headers: Record<string, string>;

  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: 'loopback' });
    headers = { Cookie: await newSession() };
  });

  afterAll(() => app.stop());

  async function newSession() {
    const visitor = app.visitor();
    await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    return visitor.cookies;
  }

  const shake = (address: string) =>
    wire(app.url, POLLING, { headers: { ...headers, 'X-Forwarded-For': address } });
  const post = (engineId: string, body: string) =>
    wire(app.url, `${POLLING}&sid=${engineId}`, { method: 'POST', headers, body });

  /** A WebSocket that becomes a tab: one that does not is closed before there are enough. */
  async function openTab(sent: Record<string, string>) {
    const socket = bareSocket(app.url, sent);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    const status = answer.toString('latin1', 9, 12);
    if (status === '101') socket.write(CONNECT);
    return { socket, status };
  }

  it('are bounded for those that poll and are no tab, until they become one, or close', async () => {
    await wire(app.url, POLLING, { headers: { Origin: 'https://evil.example' } });
    const opened = await many(LIMITS.tablessConnections, () => shake('192.0.2.1'));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));

    const refused = await shake('192.0.2.1');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
    expect((await shake('192.0.2.2')).status).toBe(200);

    const [tab, other, last] = opened.map(({ text }) => engineIdIn(text));
    await post(tab!, '40');
    await until('the place', async () => (await shake('192.0.2.1')).status === 200);
    await post(other!, '1');
    expect((await shake('192.0.2.1')).status).toBe(200);
    expect((await shake('192.0.2.1')).status).toBe(429);

    await post(tab!, '41');
    await post(last!, '1');
    expect((await shake('192.0.2.1')).status).toBe(429);
  });

  it('are bounded, whatever sessions they are of', async () => {
    const behind = { 'X-Forwarded-For': '192.0.2.3' };
    const sockets: Socket[] = [];
    while (sockets.length < LIMITS.connections) {
      const Cookie = await newSession();
      const opened = await many(LIMITS.tabs, () => openTab({ ...behind, Cookie }));
      sockets.push(...opened.map(({ socket }) => socket));
      expect(opened.every(({ status }) => status === '101')).toBe(true);
    }

    expect((await openTab(behind)).status).toBe('429');
    expect((await shake('192.0.2.3')).status).toBe(429);

    sockets[0]!.destroy();
    await until('the place', async () => (await openTab(behind)).status === '101');
    for (const socket of sockets) socket.destroy();
  });

  it('are closed after a while where they are no tab, or are one no more', async () => {
    const openedAt = performance.now();
    const engineId = engineIdIn((await shake('192.0.2.4')).text);
    const neverATab = wire(app.url, `${POLLING}&sid=${engineId}`, { headers, patienceMs: 60_000 });
    const left = await WireTab.open(app.url, headers);
    const tab = await WireTab.open(app.url, headers);
    await left.send('41');

    expect((await neverATab).text).toBe('1');
    expect(await left.closed()).toContain('1');
    expect(performance.now() - openedAt).toBeLessThan(2_000 * LIMITS.tablessSeconds);
    expect((await tab.send('42["unwatch",{"slices":[]}]')).status).toBe(200);
    await tab.close();
  });
});
