import { expect, it } from '@jest/globals';
import { begun, greeting, isBack, name } from '../support/outage.js';
import { appOnRedis } from '../support/redis.app.js';
import { withRedis } from '../support/redis.js';

withRedis('while Redis, still there,', () => {
  const stage = appOnRedis();

  it('is slow it is waited for, and no longer than half a second', async () => {
    const { visitor, tab } = await begun(stage.app);
    await stage.server.ask('CLIENT', 'PAUSE', '200', 'ALL');
    await name(visitor, 'Slow').expect(200);
    await stage.server.ask('CLIENT', 'PAUSE', '1500', 'ALL');
    await name(visitor, 'Slower').expect(503);

    await isBack(stage.app);
    tab.close();
  });

  it('is emptied each tab is told that its session is over, and others begin', async () => {
    const { visitor, tab } = await begun(stage.app);

    await stage.server.ask('FLUSHALL');

    expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
    await name(visitor, 'Anew').expect(200);
    expect(await greeting(visitor)).toMatchObject({ version: 1, state: { name: 'Anew' } });
  });

  it('is out of memory nothing is written, all can be read, and a session can end', async () => {
    const { visitor, tab } = await begun(stage.app);
    const stranger = await begun(stage.app);
    await stage.server.ask('CONFIG', 'SET', 'maxmemory', '1');

    await name(visitor, 'Lost').expect(503);
    expect(await greeting(visitor)).toMatchObject({ version: 1, state: { name: 'Ada' } });
    await visitor.submit('/session/end').expect(303);
    expect(await tab.next('session:ended')).toEqual({ reason: 'ended' });

    await stage.server.ask('CONFIG', 'SET', 'maxmemory', '0');
    await name(stranger.visitor, 'Grace').expect(200);
    stranger.tab.close();
  });
});
