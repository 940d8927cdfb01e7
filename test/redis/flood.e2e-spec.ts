import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { redis } from 'sojourn/redis';
import { CounterAppModule } from '../package/counter.app.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { until } from '../support/until.js';
import { Visitor } from '../support/visitor.js';

/** What is taken counts as good as nothing again while the test runs. */
const RATE = { burst: 200, perSecond: 1 };
/** How much a second node gives before it knows what the first has given. */
const MOST = RATE.burst / 2;

withRedis('a client that floods two nodes', () => {
  let server: RedisServer;
  let nodes: INestApplication[];

  beforeAll(async () => {
    server = await RedisServer.start();
    nodes = await Promise.all([start(server.url), start(server.url)]);
  });

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await server.remove();
  });

  /** Someone who comes to both. */
  async function visitors() {
    const [near, far] = await Promise.all(nodes.map((node) => node.getUrl()));
    const ada = new Visitor(near!);
    await ada.send('/counter/add').expect(200);
    return [ada, new Visitor(far!, { Cookie: ada.cookies })] as const;
  }

  it('has one bucket of commands for both, and another has its own', async () => {
    const [near, far] = await visitors();
    const [, stranger] = await visitors();

    expect(await answered(() => near.send('/counter/add'))).toBeGreaterThan(RATE.burst - 10);
    expect(await answered(() => far.send('/counter/add'))).toBeLessThan(MOST);

    await stranger.send('/counter/add').expect(200);
  });

  it('has one bucket of looks for both', async () => {
    const [near, far] = await visitors();

    expect(await answered(() => near.json('/counter'))).toBeGreaterThan(RATE.burst - 10);
    expect(await answered(() => far.json('/counter'))).toBeLessThan(MOST);
  });
});

async function start(url: string) {
  const store = redis({ url });
  const limits = { commands: RATE, looks: RATE };
  const app = await NestFactory.create(
    CounterAppModule.onMemory(undefined, { store, limits, protect: 'app' }),
    { logger: false, bodyParser: false },
  );
  await app.listen(0, '127.0.0.1');
  return app;
}

/** @returns how often it was answered before it was refused */
async function answered(ask: () => PromiseLike<{ status: number }>) {
  let count = 0;
  await until('a refusal', async () => {
    const { status } = await ask();
    if (status === 200) count += 1;
    return status === 429;
  });
  return count;
}
