import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { cookieOf } from '../support/visitor.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

describe('a handshake that is none', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const owners = async () => (await kept(app)).owners;

  it.each([
    ['a transport that is none', 'EIO=4&transport=carrier-pigeon', {}, 400],
    ['no transport', 'EIO=4', {}, 400],
    ['an inherited word for a transport', 'EIO=4&transport=constructor', {}, 400],
    ['an older protocol', 'EIO=3&transport=polling', {}, 400],
    ['no protocol', 'transport=polling', {}, 400],
    ['a second, older protocol', 'EIO=4&EIO=3&transport=polling', {}, 400],
    ['websocket without an upgrade', WEBSOCKET, {}, 400],
    ['an upgrade to polling', POLLING, upgrade(), 400],
    ['an engine id that comes twice', `${POLLING}&sid=AAAA&sid=BBBB`, {}, 400],
    ['an unknown engine id', `${POLLING}&sid=AAAAAAAAAAAAAAAAAAAA`, {}, 400],
    ['an unknown engine id in an upgrade', `${WEBSOCKET}&sid=AAAA`, upgrade(), 400],
  ])('begins no session for %s', async (_, query, headers, status) => {
    const before = await owners();

    const answer = await wire(app.url, query, { headers });

    expect(answer.status).toBe(status);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await owners()).toBe(before);
  });

  it('begins no session for a POST', async () => {
    const before = await owners();

    const answer = await wire(app.url, POLLING, { method: 'POST', body: '40' });

    expect(answer.status).toBe(400);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await owners()).toBe(before);
  });

  it('is not fooled by an engine id that is named and then taken back', async () => {
    const answer = await wire(app.url, `${POLLING}&sid=AAAA&sid=`);
    const { sid } = JSON.parse(answer.text.slice(1)) as { sid: string };

    await wire(app.url, `${POLLING}&sid=${sid}`, { method: 'POST', body: '40' });

    expect(cookieOf(answer, 'sid')).toBeDefined();
    await app.visitor().json('/health/live').expect(200);
  });
});
