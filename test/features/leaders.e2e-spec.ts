import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { advance, newGame, scoreOf } from '../../src/features/arcade/jetman.js';
import { LeadersService } from '../../src/features/arcade/leaders.service.js';
import { Leaders } from '../../src/features/arcade/leaders.slice.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { TestApp } from '../support/app.js';
import type { RunState } from '../support/bot.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

interface Board {
  leaders: { name: string; best: number }[];
}

const IDLE_SECONDS = 100;

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

  /** Falls from the start for so many ticks. @returns the score */
  async function fall(visitor: Visitor, ticks = 45) {
    const { state } = (await visitor.send('/arcade/start')).body as { state: RunState };
    app.clock.pass(1_000);
    await visitor.send('/arcade/steer', { run: state.run.id, tick: ticks, inputs: [] }).expect(200);
    return scoreOf(advance(newGame(state.run.seed), ticks, []));
  }

  const board = async () => (await app.visitor().state<Board>('arcade/leaders')).leaders;

  const shows = (names: string[]) =>
    until(`the board to show ${names.join(', ') || 'nobody'}`, () => {
      const last = watcher.pushes.at(-1)?.state as Board | undefined;
      return JSON.stringify(last?.leaders.map(({ name }) => name) ?? []) === JSON.stringify(names);
    });

  it('are the best of each session, the highest first, by name or as someone', async () => {
    const [ada, bob] = [app.visitor(), app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' });
    const low = await fall(bob, 30);
    const high = await fall(ada);

    await shows(['Ada', 'someone']);
    expect(await board()).toEqual([
      { name: 'Ada', best: high },
      { name: 'someone', best: low },
    ]);
  });

  it('go by a new name at once, and by none again', async () => {
    const ada = app.visitor();
    await fall(ada);
    await shows(['someone']);

    await ada.send('/greeting/set', { name: 'Ada' });
    await shows(['Ada']);
    expect(await board()).toMatchObject([{ name: 'Ada' }]);
    await ada.send('/greeting/forget');
    await shows(['someone']);
  });

  it('are ten at most', async () => {
    for (let index = 0; index < 12; index++) await fall(app.visitor());

    await shows(Array.from({ length: 10 }, () => 'someone'));
    expect(await board()).toHaveLength(10);
  });

  it('leave with their session, whether it ends or expires', async () => {
    const [ada, bob] = [app.visitor(), app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' });
    await fall(ada);
    await fall(bob, 30);
    await shows(['Ada', 'someone']);

    await bob.send('/session/end').expect(200);
    await shows(['Ada']);
    app.clock.pass(IDLE_SECONDS * 600);
    await watcher.watch({});
    app.clock.pass(IDLE_SECONDS * 600);
    await shows([]);
  });

  it('are told in html with every name escaped', async () => {
    const tab = await Tab.open(app.url);
    await tab.watch({ leaders: 0 }, 'html');
    const eve = app.visitor();
    await eve.send('/greeting/set', { name: '<img src=x onerror=alert(1)>' });
    await fall(eve);

    const { html } = await tab.next<{ html: string }>('changed');

    expect(html).toContain('&lt;img src&#x3D;x');
    expect(html).not.toContain('<img');
    const { text } = await app.visitor().page('/arcade').expect(200);
    expect(text).not.toContain('<img src=x');
    tab.close();
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

  it('are not told again where nothing about them changed', async () => {
    const ada = app.visitor();
    await fall(ada);
    await shows(['someone']);
    const told = watcher.pushes.length;

    await fall(ada, 20);
    await app.visitor().send('/greeting/set', { name: 'Bob' });
    await ada.send('/greeting/set', { name: 'Ada' });
    await shows(['Ada']);

    expect(watcher.pushes).toHaveLength(told + 1);
  });

  it('are looked for once by all games that end at once', async () => {
    const looks = jest.spyOn(app.nest.get(SessionService), 'top');
    const leaders = app.nest.get(LeadersService);

    await Promise.all(Array.from({ length: 30 }, () => leaders.update()));

    expect(looks).toHaveBeenCalledTimes(1);
    looks.mockRestore();
  });

  it('are seen by a stranger, who gets no session by looking', async () => {
    const { headers, body } = await app.visitor().json('/arcade/leaders').expect(200);

    expect(body).toEqual({ slice: 'leaders', version: 0, state: { leaders: [] } });
    expect(headers['set-cookie']).toBeUndefined();
  });
});
