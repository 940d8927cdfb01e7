import { expect, it } from '@jest/globals';
import { appOnRedis } from '../support/redis.app.js';
import { withRedis } from '../support/redis.js';

withRedis('a primary that reaches no replica, and must have one', () => {
  const stage = appOnRedis();

  it('takes no change that a replica would not have, and all can be read', async () => {
    const [ada, stranger] = [stage.app.visitor(), stage.app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await stage.server.ask('CONFIG', 'SET', 'min-replicas-to-write', '1');

    await ada.send('/greeting/set', { name: 'Grace' }).expect(503);
    await ada.send('/session/end').expect(503);
    await stranger.send('/greeting/set', { name: 'Eve' }).expect(503);
    await stranger.json('/health/ready').expect(503);
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });

    await stage.server.ask('CONFIG', 'SET', 'min-replicas-to-write', '0');
    await ada.send('/greeting/set', { name: 'Grace' }).expect(200);
  });
});
