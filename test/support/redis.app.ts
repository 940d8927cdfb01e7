import { afterAll, beforeAll } from '@jest/globals';
import { TestApp } from './app.js';
import { RedisServer } from './redis.js';

/** For the tests of a describe an app whose state is on a Redis server that nobody else uses. */
export function appOnRedis() {
  const stage = {} as { app: TestApp; server: RedisServer };
  beforeAll(async () => {
    stage.server = await RedisServer.start();
    stage.app = await TestApp.start({ REDIS_URL: stage.server.url });
  });
  afterAll(async () => {
    await stage.app.stop();
    await stage.server.remove();
  });
  return stage;
}
