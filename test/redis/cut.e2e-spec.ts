import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newDataDir, TestApp } from '../support/app.js';
import { Cable } from '../support/cut.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

const SESSION_SECRET = 'the same on all nodes of this test';

const start = (url: string) =>
  TestApp.start({ SESSION_SECRET, REDIS_URL: url, DATA_DIR: newDataDir() });

withRedis('a node that is cut off from Redis', () => {
  let server: RedisServer;
  let cable: Cable;
  let far: TestApp;
  let near: TestApp;

  beforeAll(async () => {
    server = await RedisServer.start();
    cable = await Cable.lay(server.port);
    [far, near] = await Promise.all([start(cable.url), start(server.url)]);
  });

  afterAll(async () => {
    await Promise.all([far.stop(), near.stop()]);
    cable.remove();
    await server.remove();
  });

  it('refuses while others go on, and its tabs have every change when it is back', async () => {
    const ada = near.visitor();
    await ada.send('/greeting/set', { name: 'Ada 1' }).expect(200);
    const tab = await Tab.open(far.url, { cookie: ada.cookies });
    await tab.watch({ greeting: 1 });
    const away = far.visitor({ Cookie: ada.cookies });
    cable.cut();

    await away.send('/greeting/set', { name: 'Lost' }).expect(503);
    for (let n = 2; n <= 20; n++) await ada.send('/greeting/set', { name: `Ada ${n}` }).expect(200);
    expect(tab.pushes).toEqual([]);

    cable.mend();
    await until('the last change', () => tab.pushes.at(-1)?.version === 20);
    expect(tab.pushes.map(({ version }) => version)).toEqual(
      Array.from({ length: 19 }, (_, index) => index + 2),
    );
    await away.send('/greeting/set', { name: 'Ada 21' }).expect(200);
    tab.close();
  });
});
