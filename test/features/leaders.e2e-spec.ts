import { describe, expect, it } from '@jest/globals';
import { Leaders } from '../../src/features/arcade/leaders.slice.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { type Board, fall, IDLE_SECONDS, watchedBoard } from '../support/board.js';

describe('the leaders', () => {
  const { stage, shows } = watchedBoard();

  const board = async () => (await stage.app.visitor().state<Board>('arcade/leaders')).leaders;

  it('are the best of each session, the highest first, by name or as someone', async () => {
    const [ada, bob] = [stage.app.visitor(), stage.app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' });
    const low = await fall(stage.app, bob, 30);
    const high = await fall(stage.app, ada);

    await shows(['Ada', 'someone']);
    expect(await board()).toEqual([
      { name: 'Ada', best: high },
      { name: 'someone', best: low },
    ]);
  });

  it('go by a new name at once, and by none again', async () => {
    const ada = stage.app.visitor();
    await fall(stage.app, ada);
    await shows(['someone']);

    await ada.send('/greeting/set', { name: 'Ada' });
    await shows(['Ada']);
    expect(await board()).toMatchObject([{ name: 'Ada' }]);
    await ada.send('/greeting/forget');
    await shows(['someone']);
  });

  it('are ten at most', async () => {
    for (let index = 0; index < 12; index++) await fall(stage.app, stage.app.visitor());

    await shows(Array.from({ length: 10 }, () => 'someone'));
    expect(await board()).toHaveLength(10);
  });

  it('leave with their session, whether it ends or expires', async () => {
    const [ada, bob] = [stage.app.visitor(), stage.app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' });
    await fall(stage.app, ada);
    await fall(stage.app, bob, 30);
    await shows(['Ada', 'someone']);

    await bob.send('/session/end').expect(200);
    await shows(['Ada']);
    stage.app.clock.pass(IDLE_SECONDS * 600);
    await stage.watcher.watch({});
    stage.app.clock.pass(IDLE_SECONDS * 600);
    await shows([]);
  });

  it('are written by nobody but the app', async () => {
    await stage.app.visitor().send('/leaders/set', { leaders: [] }).expect(404);
    await stage.app.visitor().send('/arcade/leaders', { leaders: [] }).expect(405);
    expect((await stage.watcher.call('leaders:set', {})).error!.code).toBe('not-found');

    const forged = stage.app.nest
      .get(SessionService)
      .change({ owner: null, visitor: null, begin: async () => undefined }, Leaders, () => ({
        leaders: [{ name: 'Eve', best: 9_999 }],
      }));

    await expect(forged).rejects.toThrow('publish');
    expect(await board()).toEqual([]);
  });

  it('are seen by a stranger, who gets no session by looking', async () => {
    const { headers, body } = await stage.app.visitor().json('/arcade/leaders').expect(200);

    expect(body).toEqual({ slice: 'leaders', version: 0, state: { leaders: [] } });
    expect(headers['set-cookie']).toBeUndefined();
  });
});
