import { afterEach, beforeEach } from '@jest/globals';
import { advance, newGame, scoreOf } from '../../src/features/arcade/jetman.js';
import { TestApp } from './app.js';
import type { RunState } from './bot.js';
import { Tab } from './tab.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

export interface Board {
  leaders: { name: string; best: number }[];
}

export const IDLE_SECONDS = 100;

/** Falls from the start for so many ticks. @returns the score */
export async function fall(app: TestApp, visitor: Visitor, ticks = 45) {
  const { state } = (await visitor.send('/arcade/start')).body as { state: RunState };
  app.clock.pass(1_000);
  await visitor.send('/arcade/steer', { run: state.run.id, tick: ticks, inputs: [] }).expect(200);
  return scoreOf(advance(newGame(state.run.seed), ticks, []));
}

/** In each test of a describe an app of its own, and a stranger's tab that watches the board. */
export function watchedBoard() {
  const stage = {} as { app: TestApp; watcher: Tab };
  beforeEach(async () => {
    stage.app = await TestApp.start({ SESSION_IDLE_SECONDS: String(IDLE_SECONDS) });
    stage.watcher = await Tab.open(stage.app.url);
    await stage.watcher.watch({ leaders: 0 });
  });
  afterEach(async () => {
    stage.watcher.close();
    await stage.app.stop();
  });

  const shows = (names: string[]) =>
    until(`the board to show ${names.join(', ') || 'nobody'}`, () => {
      const last = stage.watcher.pushes.at(-1)?.state as Board | undefined;
      return JSON.stringify(last?.leaders.map(({ name }) => name) ?? []) === JSON.stringify(names);
    });
  return { stage, shows };
}
