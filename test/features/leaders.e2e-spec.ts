import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Leaders } from '../../src/features/arcade/leaders.slice.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { TestApp } from '../support/app.js';
import { type Board, fall, IDLE_SECONDS } from '../support/board.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

describe('the leaders', () => {
  let app: TestApp;
  let watcher: Tab;

  beforeEach(async () => {
    app = await TestApp.start({ SESSION_IDLE_SECONDS: String(IDLE_SECONDS) });
    watcher = await Tab.open(app.url);
    await watcher.watch({ leaders: 0 });
  });

  afterEach(async () => {
    watcher.close();
    await app.stop();
  });

  const board = async () => (await app.visitor().state<Board>('arcade/leaders')).leaders;

  const shows = (names: string[]) =>
    until(`the board to show ${names.join(', ') || 'nobody'}`, () => {
      const last = watcher.pushes.at(-1)?.state as Board | undefined;
      return JSON.stringify(last?.leaders.map(({ name }) => name) ?? []) === JSON.stringify(names);
    });

  it('are the best of each session, the highest first, by name or as someone', async () => {
    const [ada, bob] = [app.visitor(), app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' });
    const low = await fall(app, bob, 30);
    const high = await fall(app, ada);

    await shows(['Ada', 'someone']);
    expect(await board()).toEqual([
      { name: 'Ada', best: high },
      { name: 'someone', best: low },
    ]);
  });

  it('go by a new name at once, and by none again', async () => {
    const ada = app.visitor();
    await fall(app, ada);
    await shows(['someone']);

    await ada.send('/greeting/set', { name: 'Ada' });
    await shows(['Ada']);
    expect(await board()).toMatchObject([{ name: 'Ada' }]);
    await ada.send('/greeting/forget');
    await shows(['someone']);
  });

  it('are ten at most', async () => {
    for (let index = 0; index < 12; index++) await fall(app, app.visitor());

    await shows(Array.from({ length: 10 }, () => 'someone'));
    expect(await board()).toHaveLength(10);
  });

  it('leave with their session, whether it ends or expires', async () => {
    const [ada, bob] = [app.visitor(), app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' });
    await fall(app, ada);
    await fall(app, bob, 30);
    await shows(['Ada', 'someone']);

    await bob.send('/session/end').expect(200);
    await shows(['Ada']);
    app.clock.pass(IDLE_SECONDS * 600);
    await watcher.watch({});
    app.clock.pass(IDLE_SECONDS * 600);
    await shows([]);
  });

  it('are written by nobody but the app', async () => {
    await app.visitor().send('/leaders/set', { leaders: [] }).expect(404);
    await app.visitor().send('/arcade/leaders', { leaders: [] }).expect(405);
    expect((await watcher.call('leaders:set', {})).error!.code).toBe('not-found');

    const forged = app.nest
      .get(SessionService)
      .change({ owner: null, visitor: null, begin: async () => undefined }, Leaders, () => ({
        leaders: [{ name: 'Eve', best: 9_999 }],
      }));

    await expect(forged).rejects.toThrow('publish');
    expect(await board()).toEqual([]);
  });

  it('are seen by a stranger, who gets no session by looking', async () => {
    const { headers, body } = await app.visitor().json('/arcade/leaders').expect(200);

    expect(body).toEqual({ slice: 'leaders', version: 0, state: { leaders: [] } });
    expect(headers['set-cookie']).toBeUndefined();
  });
});
