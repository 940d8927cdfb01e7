import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

interface Slice {
  version: number;
  state: { name: string };
}

const name = (visitor: Visitor, to: string) => visitor.send('/greeting/set', { name: to });

const greeting = async (visitor: Visitor) =>
  (await visitor.json('/greeting').expect(200)).body as Slice;

withRedis('while Redis, still there,', () => {
  let server: RedisServer;
  let app: TestApp;

  beforeAll(async () => {
    server = await RedisServer.start();
    app = await TestApp.start({ REDIS_URL: server.url });
  });

  afterAll(async () => {
    await app.stop();
    await server.remove();
  });

  /** A session with a name and a tab that watches it. */
  async function begun() {
    const visitor = app.visitor();
    await name(visitor, 'Ada').expect(200);
    const tab = await Tab.open(app.url, { cookie: visitor.cookies });
    await tab.watch({ greeting: 0 });
    return { visitor, tab };
  }

  const isBack = () =>
    until(
      'the store is back',
      async () => (await app.visitor().json('/health/ready')).status === 200,
    );

  it('is slow it is waited for, and no longer than half a second', async () => {
    const { visitor, tab } = await begun();
    await server.ask('CLIENT', 'PAUSE', '200', 'ALL');
    await name(visitor, 'Slow').expect(200);
    await server.ask('CLIENT', 'PAUSE', '1500', 'ALL');
    await name(visitor, 'Slower').expect(503);

    await isBack();
    tab.close();
  });

  it('is emptied each tab is told that its session is over, and others begin', async () => {
    const { visitor, tab } = await begun();

    await server.ask('FLUSHALL');

    expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
    await name(visitor, 'Anew').expect(200);
    expect(await greeting(visitor)).toMatchObject({ version: 1, state: { name: 'Anew' } });
  });

  it('is out of memory nothing is written, all can be read, and a session can end', async () => {
    const { visitor, tab } = await begun();
    const stranger = await begun();
    await server.ask('CONFIG', 'SET', 'maxmemory', '1');

    await name(visitor, 'Lost').expect(503);
    expect(await greeting(visitor)).toMatchObject({ version: 1, state: { name: 'Ada' } });
    await visitor.submit('/session/end').expect(303);
    expect(await tab.next('session:ended')).toEqual({ reason: 'ended' });

    await server.ask('CONFIG', 'SET', 'maxmemory', '0');
    await name(stranger.visitor, 'Grace').expect(200);
    stranger.tab.close();
  });
});
