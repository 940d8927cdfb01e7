import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { newDataDir, TestApp } from '../support/app.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

const SESSION_SECRET = 'the same on all nodes of this test';
const ITEMS = 150;
const TITLE = 'x'.repeat(200);

withRedis('a change of a large slice', () => {
  let server: RedisServer;
  let nodes: TestApp[];

  beforeAll(async () => {
    server = await RedisServer.start();
    const env = { SESSION_SECRET, REDIS_URL: server.url };
    nodes = await Promise.all([1, 2].map(() => TestApp.start({ ...env, DATA_DIR: newDataDir() })));
  });

  afterAll(() => Promise.all(nodes.map((node) => node.stop())));

  it('is told to other nodes by a bell that carries none of it, and their tabs have it whole', async () => {
    const [near, far] = nodes as [TestApp, TestApp];
    const ada = near.visitor();
    for (let n = 0; n < ITEMS; n++) await ada.send('/todo/add', { title: TITLE }).expect(200);
    const tab = await Tab.open(far.url, { cookie: ada.cookies });
    await tab.watch({ todo: ITEMS });
    const bells: string[] = [];
    const ear = createClient({ url: server.url });
    await ear.connect();
    await ear.pSubscribe('*', (message) => bells.push(message));

    await ada.send('/todo/add', { title: 'The last' }).expect(200);

    await until('the tab has it', () => tab.pushes.at(-1)?.version === ITEMS + 1);
    expect(JSON.stringify(tab.pushes.at(-1)!.state).length).toBeGreaterThan(ITEMS * TITLE.length);
    expect(bells).toEqual([expect.stringMatching(/^\d+ [\w-]{1,64}$/)]);
    ear.destroy();
    tab.close();
  });
});
