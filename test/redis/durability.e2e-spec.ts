import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RedisOptions } from '../../src/sojourn/redis/redis.options.js';
import { RedisStorage } from '../../src/sojourn/redis/redis.storage.js';
import { StartError } from '../../src/sojourn/session/start.error.js';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { newPrefix, RedisServer, withRedis } from '../support/redis.js';

const GOOD = {
  appendonly: 'yes',
  appendfsync: 'always',
  'no-appendfsync-on-rewrite': 'no',
  'maxmemory-policy': 'noeviction',
};

const BAD: [setting: keyof typeof GOOD, value: string][] = [
  ['appendonly', 'no'],
  ['appendfsync', 'everysec'],
  ['no-appendfsync-on-rewrite', 'yes'],
  ['maxmemory-policy', 'allkeys-lru'],
];

withRedis('a Redis server that does not keep what was acknowledged', () => {
  let server: RedisServer;
  const open = async (options: Partial<RedisOptions> = {}) => {
    const storage = await RedisStorage.open({ url: server.url, prefix: newPrefix(), ...options });
    await storage.close();
    return storage;
  };

  beforeAll(async () => {
    server = await RedisServer.start();
  });

  afterAll(() => server.remove());

  describe.each(BAD)('by %s=%s', (setting, value) => {
    beforeAll(() => server.ask('CONFIG', 'SET', setting, value));
    afterAll(() => server.ask('CONFIG', 'SET', setting, GOOD[setting]));

    it('is refused in one line with the setting, its value and both ways out', async () => {
      const reason = await open().catch((error: Error) => error);

      expect(reason).toBeInstanceOf(StartError);
      const { message } = reason as StartError;
      expect(message).toContain(`"${setting}" is "${GOOD[setting]}", but it is "${value}"`);
      expect(message).toMatch(/redis\(\{ durability \}\) to relaxed to accept that\.$/);
    });

    it('is taken where that is accepted, and says what it does not promise', async () => {
      const { caveats } = await open({ durability: 'relaxed' });

      expect(caveats).toHaveLength(1);
      expect(caveats[0]).toContain(`"${setting}" is "${value}"`);
    });
  });

  it('as far as it lets anyone know is refused, too', async () => {
    const rights = ['~*', '&*', '+@all', '-config'];
    await server.ask('ACL', 'SETUSER', 'app', 'on', '>secret', ...rights);

    const url = server.url.replace('//', '//app:secret@');

    await expect(open({ url })).rejects.toThrow(/not to be read by this user/);
    expect(await open({ url, durability: 'relaxed' })).toMatchObject({ caveats: { length: 4 } });
  });

  it('stops the start of the app in one line; relaxed, the app says so in three places', async () => {
    await server.ask('CONFIG', 'SET', 'appendfsync', 'everysec');
    const env = { DATA_DIR: newDataDir(), REDIS_URL: server.url };

    const refused = AppProcess.launch(env);
    expect(await refused.ended()).toBe(1);
    expect(refused.output).toMatch(/^REDIS_URL must name a server whose "appendfsync".*\n$/);

    const app = await AppProcess.start({ ...env, REDIS_DURABILITY: 'relaxed' });
    expect(app.output).toContain('REDIS_DURABILITY is relaxed: "appendfsync" is "everysec"');
    const ready = await app.visitor().json('/health/ready').expect(200);
    expect(ready.text).toContain('notPromised');
    const metrics = await app.visitor().page('/metrics').expect(200);
    expect(metrics.text).toContain('sojourn_store_caveats 1');
    await app.stop();
    await server.ask('CONFIG', 'SET', 'appendfsync', 'always');
  });
});

withRedis('the start on Redis', () => {
  it('is refused for a cluster, and for a server that does not answer', async () => {
    const cluster = await RedisServer.start(['--cluster-enabled', 'yes']);
    const { url } = cluster;

    await expect(RedisStorage.open({ url })).rejects.toThrow(/and not a Redis Cluster/);
    await cluster.stop();
    await expect(RedisStorage.open({ url })).rejects.toThrow(/that answers, but .*ECONNREFUSED/);
  });

  it('is refused for keys of a newer version, which are left as they were', async () => {
    const server = await RedisServer.start();
    await server.ask('SET', 'sojourn:schema', '99');

    await expect(RedisStorage.open({ url: server.url })).rejects.toThrow(/newer version/);

    expect(await server.ask('GET', 'sojourn:schema')).toBe('99');
  });
});
