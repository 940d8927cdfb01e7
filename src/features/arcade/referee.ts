import { conflict, tooMany } from 'sojourn';
import type { SteerDto } from './arcade.dto.js';
import { isFlying, silentAt, type ArcadeStored, type Run } from './arcade.slice.js';
import { advance, newGame, scoreOf, TICKS_PER_SECOND, type Switch } from './jetman.js';

/** How far a page may be ahead of the referee's clock. */
const AHEAD_MS = 500;
const SWITCHES_PER_SECOND = 30;

export const started = (
  { best, runs }: ArcadeStored,
  { id, seed, now }: { id: string; seed: number; now: number },
): ArcadeStored => ({
  best,
  runs: runs + 1,
  run: { id, startedAt: now, heardAt: now, isOver: false, switches: [], game: newGame(seed) },
});

/** @throws Refusal `no-run`, `out-of-order`, `too-fast`, `too-many` */
export function steered(arcade: ArcadeStored, steer: SteerDto, now: number): ArcadeStored {
  const run = flyingRun(arcade, steer.run, now);
  mustBeInOrder(run.game.tick, steer);
  mustBeInTime(run, steer.tick, now);
  const switches = withSwitches(run.switches, steer.inputs);
  const game = advance(run.game, steer.tick, steer.inputs);
  const best = Math.max(arcade.best, scoreOf(game));
  const recent = switches.filter((tick) => tick > game.tick - TICKS_PER_SECOND);
  return { ...arcade, best, run: { ...run, heardAt: now, switches: recent, game } };
}

export const unlessSilent = (arcade: ArcadeStored, now: number): ArcadeStored =>
  arcade.run && isFlying(arcade.run) && now > silentAt(arcade.run)
    ? { ...arcade, run: { ...arcade.run, isOver: true } }
    : arcade;

function flyingRun(arcade: ArcadeStored, id: string, now: number) {
  const { run } = unlessSilent(arcade, now);
  if (run?.id === id && isFlying(run)) return run;
  throw conflict('no-run', 'That game is over, or was never started here. Start another.');
}

function mustBeInOrder(from: number, { tick, inputs }: SteerDto) {
  const ticks = inputs.map((input) => input.tick);
  const isRising = ticks.every((each, index) => each > (ticks[index - 1] ?? from - 1));
  if (tick > from && isRising && (ticks.at(-1) ?? 0) < tick) return;
  throw conflict('out-of-order', `This game is at tick ${from} already; go on from there.`);
}

function mustBeInTime({ startedAt }: Run, tick: number, now: number) {
  const most = Math.floor(((now - startedAt + AHEAD_MS) * TICKS_PER_SECOND) / 1000);
  if (tick > most)
    throw conflict('too-fast', `No more than ${most} ticks can have passed since it started.`);
}

function withSwitches(before: readonly number[], inputs: readonly Switch[]) {
  const ticks = [...before, ...inputs.map(({ tick }) => tick)];
  const isTooSoon = (tick: number, index: number) =>
    tick - (ticks[index - SWITCHES_PER_SECOND] ?? -Infinity) < TICKS_PER_SECOND;
  if (!ticks.some(isTooSoon)) return ticks;
  throw tooMany(`Nobody switches more than ${SWITCHES_PER_SECOND} times a second.`);
}
