import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { RateLimiter } from '../../src/sojourn/commands/rate.limiter.js';
import { TestApp } from '../support/app.js';
import { ownerOf } from '../support/kept.js';
import { until } from '../support/until.js';
import { type Visitor } from '../support/visitor.js';

describe('what a client looks at', () => {
  let app: TestApp;
  let ada: Visitor;
  let eve: Visitor;

  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: 'loopback' });
    [ada, eve] = [app.visitor(), app.visitor()];
    await ada.send('/todo/add', { title: 'Water the plants' }).expect(200);
    await eve.send('/todo/add', { title: 'Feed the cat' }).expect(200);
  });

  afterAll(() => app.stop());

  /** Looks, while others of the same client look so often that it is refused. @returns that refusal */
  async function refused(headers: Record<string, string>, client: object) {
    const limiter = app.nest.get(RateLimiter);
    // Not over the network: on a busy machine that is slower than the bucket is filled.
    const useUp = () => {
      while (!limiter.read(client as Request)?.isFlood);
    };
    const timer = setInterval(useUp);
    useUp();
    let answer = await app.visitor(headers).json('/pay');
    await until('a look to be refused', async () => {
      answer = await app.visitor(headers).json('/pay');
      return answer.status === 429;
    });
    clearInterval(timer);
    return answer;
  }

  const stranger = { owner: null };
  const session = { owner: { key: '' } };
  const clients: [string, string, object][] = [
    ['an address', '192.0.2.1', stranger],
    ['a session', '192.0.2.2', session],
  ];

  it.each(clients)('is refused over the burst of %s, and others go on', async (_, ip, owner) => {
    session.owner.key = await ownerOf(app, eve.cookies);
    const Cookie = owner === session ? eve.cookies : 'sid=s%3Amade.up';
    const headers = { 'X-Forwarded-For': ip, Cookie };

    const { headers: said, body } = await refused(headers, { ip, currentSession: owner });

    expect([said['retry-after'], (body as { code: string }).code]).toEqual(['1', 'too-many']);
    await app.visitor({ 'X-Forwarded-For': '192.0.2.9' }).page('/pay').expect(200);
    await ada.json('/todo').expect(200);
    await app.visitor(headers).json('/health/ready').expect(200);
    const { text } = await app.visitor({ Cookie }).page('/metrics');
    expect(text).toMatch(/sojourn_refusals_total\{limit="reads"\} [1-9]/);
    await until('its turn', async () => (await app.visitor(headers).json('/pay')).status === 200);
  });
});
