import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Client, type Expiring } from 'sojourn/client';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Proxy } from '../support/proxy.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const MINUTE_MS = 60_000;

describe('a client whose session ends', () => {
  let app: TestApp;
  let proxy: Proxy;
  let ada: Visitor;
  let client: Client;
  let reasons: string[];

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    proxy = await Proxy.start(app.url);
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    client = connect(proxy.url, { cookie: ada.cookies });
    reasons = [];
    client.onEnded((reason) => reasons.push(reason));
    await client.watch(['greeting'], () => {});
  });

  afterEach(() => {
    client.close();
    proxy.stop();
  });

  afterAll(() => app.stop());

  async function expectOver(reason: string) {
    await until('the end', () => reasons.length > 0);
    const before = await kept(app);
    await client.wake();
    await expect(client.send('greeting:set', { name: 'Eve' })).rejects.toMatchObject({
      code: 'session-ended',
    });
    expect(reasons).toEqual([reason]);
    expect(await kept(app)).toEqual(before);
  }

  it('is told so, and connects no more', async () => {
    await ada.submit('/session/end');

    await expectOver('ended');
    expect(proxy.connections).toBe(1);
  });

  it('is told so when it comes back, and its unconfirmed command fails', async () => {
    proxy.target = 'http://127.0.0.1:1';
    proxy.cut();
    const sent = client.send('greeting:set', { name: 'Countess' });
    await ada.submit('/session/end');

    proxy.target = app.url;

    await expect(sent).rejects.toMatchObject({ code: 'session-ended' });
    await expectOver('ended');
  });

  it('is told so when its cookie is gone by then, and begins no other', async () => {
    client.close();
    let cookie = ada.cookies;
    client = connect(proxy.url, { cookie: () => cookie });
    client.onEnded((reason) => reasons.push(reason));
    await client.send('greeting:set', { name: 'Countess' });
    proxy.target = 'http://127.0.0.1:1';
    proxy.cut();
    cookie = '';
    await ada.submit('/session/end');

    proxy.target = app.url;

    await expectOver('ended');
    expect(reasons).toEqual(['ended']);
  });

  it('by time is warned, may stay, and is told at last', async () => {
    const warnings: Expiring[] = [];
    client.onExpiring((warning) => warnings.push(warning));
    app.clock.pass(29 * MINUTE_MS);
    await until('a warning', () => warnings.length === 1);

    const { idleExpiresAt } = await client.send('session:stay');

    expect(warnings[0]).toEqual({ reason: 'idle', expiresInSeconds: 60 });
    expect(Date.parse(idleExpiresAt)).toBe(app.clock.now() + 30 * MINUTE_MS);
    app.clock.pass(31 * MINUTE_MS);
    await expectOver('expired');
  });
});
