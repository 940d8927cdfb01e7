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

withRedis('while Redis', () => {
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

  /** Every door says so at once, and the probe as well. */
  async function isRefused({ visitor, tab }: Awaited<ReturnType<typeof begun>>) {
    const begunAt = performance.now();
    const [script, form, ack, probe] = await Promise.all([
      name(visitor, 'Lost'),
      visitor.submit('/greeting/set', { name: 'Lost' }),
      tab.call('greeting:set', { name: 'Lost' }),
      app.visitor().json('/health/ready'),
    ]);
    expect(performance.now() - begunAt).toBeLessThan(1_000);
    expect(script.body).toMatchObject({ code: 'unavailable' });
    for (const answer of [script, form, probe]) {
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(ack).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  }

  it('is stopped every door refuses; started again, it has all that was acknowledged', async () => {
    const ada = await begun();
    await name(ada.visitor, 'Grace').expect(200);
    await server.stop();

    await isRefused(ada);
    await isRefused(ada);

    await server.launch();
    await isBack();
    expect(await greeting(ada.visitor)).toMatchObject({ version: 2, state: { name: 'Grace' } });
    await name(ada.visitor, 'Edsger').expect(200);
    await until('the tab has it', () => ada.tab.pushes.at(-1)?.version === 3);
    ada.tab.close();
  });

  it('is frozen every door refuses within a second, and goes on when it does', async () => {
    const ada = await begun();
    server.signal('SIGSTOP');

    await isRefused(ada);

    server.signal('SIGCONT');
    await isBack();
    // What was under way may have been written: nobody was told either way.
    const { version } = await greeting(ada.visitor);
    await name(ada.visitor, 'Grace').expect(200);
    expect(await greeting(ada.visitor)).toMatchObject({ state: { name: 'Grace' } });
    await until('the tab has it', () => (ada.tab.pushes.at(-1)?.version ?? 0) > version);
    ada.tab.close();
  });

  it('is frozen a command has no known outcome, and sent again it is applied once', async () => {
    const { visitor, tab } = await begun();
    const send = () =>
      visitor.send('/todo/add', { title: 'Once' }).set('Idempotency-Key', `a key ${tab.socket.id}`);
    server.signal('SIGSTOP');
    await send().expect(503);
    server.signal('SIGCONT');
    await isBack();

    await send().expect(200);
    await send().expect(200);

    expect(await visitor.state('todo')).toMatchObject({ items: [{ title: 'Once' }], left: 1 });
    tab.close();
  });
});
