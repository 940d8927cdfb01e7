import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONNECTIONS_LIMIT } from '../../src/sojourn/live/connection.limiter.js';
import { TestApp } from '../support/app.js';
import { until } from '../support/until.js';
import { POLLING, wire } from '../support/wire.js';

const AT_ONCE = 50;

describe('the open connections of one client address', () => {
  let app: TestApp;
  let headers: Record<string, string>;

  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: 'loopback' });
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    headers = { Cookie: ada.cookies };
  });

  afterAll(() => app.stop());

  const shake = (address: string) =>
    wire(app.url, POLLING, { headers: { ...headers, 'X-Forwarded-For': address } });

  it('are bounded, whatever sessions they are of, and give up their place when they close', async () => {
    await wire(app.url, POLLING, { headers: { Origin: 'https://evil.example' } });
    const opened: Awaited<ReturnType<typeof shake>>[] = [];
    while (opened.length < CONNECTIONS_LIMIT)
      opened.push(
        ...(await Promise.all(Array.from({ length: AT_ONCE }, () => shake('192.0.2.1')))),
      );
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));

    const refused = await shake('192.0.2.1');
    const stranger = await shake('192.0.2.2');

    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
    expect(stranger.status).toBe(200);
    const { sid } = JSON.parse(opened[0]!.text.slice(1)) as { sid: string };
    await wire(app.url, `${POLLING}&sid=${sid}`, { method: 'POST', headers, body: '1' });
    await until('the place', async () => (await shake('192.0.2.1')).status === 200);
    expect((await shake('192.0.2.1')).status).toBe(429);
  });
});
