import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { NEWS } from '../../src/sojourn/redis/slice.scripts.js';
import { RedisServer, withRedis } from '../support/redis.js';

/** As many changes of a slice as are read at once. */
const MOST = 250;

withRedis('what a node reads that was away', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await RedisServer.start();
    const entries = Array.from(
      { length: MOST },
      (_, index) => `${index + 2} ${index + 2} 1 0 1 form - \n{}`,
    );
    await server.ask('HSET', 'visitor', '@visitor', 'ada', 'todo', `${MOST + 1} 0 {}`);
    await server.ask('LPUSH', 'visitor:h:todo', ...entries);
  });

  afterAll(() => server.remove());

  /** @returns how many changes it is told, and whether they are all that is kept */
  async function newsSince(change: number) {
    const answer = await server.ask(
      'EVAL',
      NEWS.text,
      '2',
      'sequence',
      'visitor',
      String(change),
      String(MOST),
    );
    const [, , [slices]] = answer as unknown as [
      unknown,
      unknown,
      [[[string, string, string[], number]]],
    ];
    const [[, , told, isAll]] = slices;
    return { told: told.length, isAll: isAll === 1 };
  }

  it('is said to be all that is kept where all of it is news, so that none is skipped unnoticed', async () => {
    expect(await newsSince(2)).toEqual({ told: MOST - 1, isAll: false });
    expect(await newsSince(0)).toEqual({ told: MOST, isAll: true });
  });
});
