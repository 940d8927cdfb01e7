import { afterAll, beforeAll } from '@jest/globals';
import { RedisStorage } from '../../src/sojourn/redis/redis.storage.js';
import { storeContract } from '../../src/sojourn/testing/store.contract.js';
import { newPrefix, RedisServer, withRedis } from '../support/redis.js';

withRedis('the contract', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await RedisServer.start();
  });

  afterAll(() => server.remove());

  storeContract('redis', async () => {
    const prefix = newPrefix();
    const open = () => RedisStorage.open({ url: server.url, prefix });
    return { open, remove: async () => undefined };
  });
});
