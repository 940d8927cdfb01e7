import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { run } from '../support/backup.js';
import { AppProcess } from '../support/process.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

withRedis('a backup of Redis', () => {
  let redis: RedisServer;
  let env: { DATA_DIR: string; REDIS_URL: string };
  let app: AppProcess;

  beforeAll(async () => {
    redis = await RedisServer.start();
    env = { DATA_DIR: newDataDir(), REDIS_URL: redis.url };
    app = await AppProcess.start(env);
  });

  afterAll(async () => {
    await app.stop();
    await redis.remove();
  });

  it('put back as its own words say is what an open tab shows', async () => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    const copy = join(env.DATA_DIR, 'monday.rdb');
    expect(run('backup', env, copy)).toEqual({
      status: 0,
      said: `All sessions are copied to "${copy}", and the copy is sound.`,
    });
    await ada.send('/pay/set-wage', { wage: 41 }).expect(200);
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    const { epoch } = await tab.watch({ pay: 0 });

    expect(run('restore', env, copy)).toEqual({
      status: 1,
      said: expect.stringContaining('start it with --appendonly no') as unknown,
    });
    await redis.restore(copy);

    await until('the tab to show it', () => tab.pushes.at(-1)?.version === 1);
    expect(tab.messages.at(-1)!.epoch).not.toBe(epoch);
    expect(tab.pushes.at(-1)).toMatchObject({ slice: 'pay', state: { wage: 31 } });
    await ada.send('/pay/set-wage', { wage: 51 }).expect(200);
    tab.close();
  });

  it('is none where Redis does not answer, and no half copy stays', () => {
    const copy = join(env.DATA_DIR, 'none.rdb');

    const { status, said } = run('backup', { ...env, REDIS_URL: 'redis://127.0.0.1:1' }, copy);

    expect(status).toBe(1);
    expect(said).toMatch(/^redis-cli must copy what Redis holds, but it does not: .*refused/);
    expect(() => rmSync(copy)).toThrow('ENOENT');
  });
});
