import { describe, expect, it } from '@jest/globals';
import { advance, newGame, scoreOf } from '../../src/features/arcade/jetman.js';
import { startedRun } from '../support/arcade.js';
import { play } from '../support/bot.js';
import { sceneOf } from '../support/scene.js';
import { Tab } from '../support/tab.js';

const SECOND = 1_000;

describe('the arcade', () => {
  const { stage, started, arcade, steer, refused } = startedRun();

  it('starts a run of its own seed each time, and counts them', async () => {
    const again = await started();

    expect(again).toMatchObject({ best: 0, runs: 2, run: { status: 'flying', tick: 0, score: 0 } });
    expect(again.run.id).not.toBe(stage.run.id);
    expect(again.run.seed).not.toBe(stage.run.seed);
  });

  it('says of a run what it is, how it stands, and no more', async () => {
    const { id, seed } = stage.run;
    await steer(6).expect(200);

    expect(await arcade()).toEqual({
      best: 1,
      runs: 1,
      run: { id, seed, status: 'flying', tick: 6, score: 1 },
    });
  });

  it('flies by the switches alone, in whatever batches they come', async () => {
    const switches = [5, 20, 26].map((tick, index) => ({ tick, thrust: index % 2 === 0 }));
    stage.app.clock.pass(SECOND);

    await steer(6, switches.slice(0, 1)).expect(200);
    await steer(30, switches.slice(1)).expect(200);

    const { tick, x, y, vy } = advance(newGame(stage.run.seed), 30, switches);
    expect(await sceneOf(stage.ada)).toMatchObject({ tick, x, y, vy });
  });

  it('keeps the score of a run that crashed, and refuses to fly it on', async () => {
    stage.app.clock.pass(20 * SECOND);
    const { body } = await steer(1_200).expect(200);

    const crashed = advance(newGame(stage.run.seed), 1_200, []);
    const score = scoreOf(crashed);
    expect(body).toMatchObject({
      state: { best: score, run: { status: 'crashed', score, tick: crashed.tick } },
    });
    expect(await refused(steer(1_201))).toBe('409 no-run');
  });

  it('keeps no score that is sent along', async () => {
    expect(
      await refused(
        stage.ada.send('/arcade/steer', { run: stage.run.id, tick: 6, inputs: [], score: 9_999 }),
      ),
    ).toBe('422 invalid');
  });

  it('lets a bot that looks ahead reach what nobody reaches who does not look', async () => {
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const { game, state } = await play(stage.app, tab, ({ tick }) => tick >= 30 * 60);
    const blind = Array.from({ length: 200 }, (_, index) => {
      const switches = Array.from({ length: 200 }, (_each, at) => ({
        tick: at * (9 + (index % 20)),
        thrust: at % 2 === 0,
      }));
      return scoreOf(advance(newGame(index * 7_919), 30 * 60, switches));
    });
    tab.close();

    expect(state.run).toMatchObject({ tick: game.tick, score: scoreOf(game) });
    expect(state.best).toBe(state.run.score);
    expect(state.best).toBeGreaterThan(1_000);
    expect(state.best).toBeGreaterThan(2 * Math.max(...blind));
  });
});
