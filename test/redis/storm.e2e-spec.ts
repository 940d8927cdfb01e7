import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { newDataDir, TestApp } from '../support/app.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { until } from '../support/until.js';

const NODES = 3;
/** Each node asks on one connection and hears on another. */
const CONNECTIONS = 2 * NODES;
const KNOCKS = 5 * CONNECTIONS;

withRedis('a Redis server that is away', () => {
  let server: RedisServer;
  let nodes: TestApp[];

  beforeAll(async () => {
    server = await RedisServer.start();
    nodes = await Promise.all(
      Array.from({ length: NODES }, () =>
        TestApp.start({ REDIS_URL: server.url, DATA_DIR: newDataDir() }),
      ),
    );
  });

  afterAll(() => Promise.all(nodes.map((node) => node.stop())));

  it('is knocked at ever more seldom, by each node at a moment of its own', async () => {
    const knocks: number[] = [];
    await server.stop();
    const door = createServer((socket) => {
      knocks.push(performance.now());
      socket.destroy();
    });
    await once(door.listen(server.port, '127.0.0.1'), 'listening');

    await until('every node to knock some times', () => knocks.length >= KNOCKS);

    const [first, last] = [knocks[0]!, knocks[KNOCKS - 1]!];
    expect(last - first).toBeGreaterThan(500);
    expect(last - knocks[KNOCKS - CONNECTIONS]!).toBeGreaterThan(20);
    door.close();
    await once(door, 'close');
    await server.launch();
    for (const node of nodes)
      await until(
        'the node to be back',
        async () => (await node.visitor().json('/health/ready')).status === 200,
      );
  });
});
