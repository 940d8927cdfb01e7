import { advance, newGame, scoreOf } from '../../src/features/arcade/jetman.js';
import type { TestApp } from './app.js';
import type { RunState } from './bot.js';
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
