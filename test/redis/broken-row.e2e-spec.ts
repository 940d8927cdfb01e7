import { expect, it } from '@jest/globals';
import { appOnRedis } from '../support/redis.app.js';
import { RedisServer, withRedis } from '../support/redis.js';

withRedis('a slice’s field on a Redis server', () => {
  const stage = appOnRedis();

  it.each(['{bad', '1 2', '', '1 2 {bad'])(
    'of “%s” starts over, and costs nothing else',
    async (broken) => {
      const ada = stage.app.visitor();
      await ada.send('/pay/set-wage', { wage: 20 }).expect(200);
      await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
      for (const key of await hashesWith(stage.server, 'pay'))
        await stage.server.ask('HSET', key, 'pay', broken);

      expect(await ada.state('pay')).toMatchObject({ wage: null });
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
      await ada.page('/session').expect(200);
      await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
      expect(await ada.state('pay')).toMatchObject({ wage: 30 });
    },
  );
});

async function hashesWith(server: RedisServer, field: string) {
  const found: string[] = [];
  for (const key of (await server.ask('KEYS', '*')) as unknown as string[]) {
    const isHash = ((await server.ask('TYPE', key)) as unknown) === 'hash';
    if (isHash && Number(await server.ask('HEXISTS', key, field)) === 1) found.push(key);
  }
  return found;
}
