import { describe, expect, it } from '@jest/globals';
import { advance, newGame } from '../../src/features/arcade/jetman.js';
import { pilotedRun } from '../support/arcade.js';
import type { RunState } from '../support/bot.js';
import { sceneOf } from '../support/scene.js';
import { Tab, type Ack } from '../support/tab.js';
import { until } from '../support/until.js';

describe('a game that is flown', () => {
  const { stage, arcade, steer } = pilotedRun();

  it('is pushed to another tab at most ten times a second, and at last as it is', async () => {
    const watcher = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await watcher.watch({ arcade: 0 });
    const times: number[] = [];
    watcher.socket.on('changed', () => times.push(performance.now()));
    stage.app.clock.pass(1_000);
    const begun = performance.now();

    for (let tick = 1; tick <= 40; tick++) await steer(stage.pilot, tick);
    await until(
      'the latest push',
      () => (watcher.pushes.at(-1)?.state as RunState)?.run.tick === 40,
    );

    const seconds = (performance.now() - begun) / 1_000;
    expect(times.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 1);
    const versions = watcher.pushes.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.at(-1)).toBe(
      ((await stage.ada.json('/arcade')).body as { version: number }).version,
    );
    watcher.close();
  });

  it('is told to nobody else', async () => {
    const stranger = await Tab.open(stage.app.url);
    await stranger.watch({ arcade: 0 });

    await steer(stage.pilot, 6);
    await stranger.call('greeting:set', { name: 'Eve' });

    expect(stranger.pushes).toEqual([]);
    stranger.close();
  });

  it('is flown by two tabs in order or not at all', async () => {
    const other = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    stage.app.clock.pass(10_000);
    const calls: Promise<Ack<RunState>>[] = [];
    for (let tick = 3; tick <= 24; tick += 3)
      for (const [tab, thrust] of [
        [stage.pilot, true],
        [other, false],
      ] as const)
        calls.push(steer(tab, tick, [{ tick: tick - 2, thrust }]));
    const answers = await Promise.all(calls);

    const kept = answers.flatMap((answer, index) =>
      answer.ok ? [{ tick: Math.floor(index / 2) * 3 + 1, thrust: index % 2 === 0 }] : [],
    );
    const refused = answers.filter(({ ok }) => !ok).map(({ error }) => error!.code);
    expect(new Set(refused)).toEqual(new Set(['out-of-order']));
    const flown = await sceneOf(stage.ada);
    const { x, y, vy } = advance(newGame(stage.run.seed), flown.tick, kept);
    expect(flown).toMatchObject({ x, y, vy });
    other.close();
  });

  it('is not flown twice by a steer that is sent twice', async () => {
    const answers = await Promise.all([
      steer(stage.pilot, 6),
      steer(stage.pilot, 6),
      steer(stage.pilot, 6),
    ]);

    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect((await arcade()).run.tick).toBe(6);
  });
});
