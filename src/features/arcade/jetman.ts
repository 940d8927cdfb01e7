// Integers only, and lengths in 1/256 of a pixel, as in cave.ts; times are in ticks of 1/60 s.

import { caveAt, COLUMN, gemAt, gemColumn, REACH, UNIT, VIEW } from './cave.js';

const { abs, floor, max, min } = Math;

export const TICKS_PER_SECOND = 60;
export const BODY = { halfWidth: 6 * UNIT, halfHeight: 8 * UNIT };

const GRAVITY = 20;
const THRUST = 44;
const FASTEST_FALL = 512;
const FASTEST_CLIMB = -512;
const TAKE_OFF = -300;
const SLOWEST = 448;
const FASTEST = 4 * UNIT;
const GEM_POINTS = 10;
/** For so long the rock throws the jetman back, so that a first player has time to find the button. */
export const SOFT_TICKS = 10 * TICKS_PER_SECOND;
const THROWN_BACK = 400;
const LONGEST_CHAIN = 5;

/** Small whole numbers only, so that it is quick to keep and to send. */
export interface Game {
  seed: number;
  tick: number;
  thrust: boolean;
  x: number;
  y: number;
  vy: number;
  /** The first gem that is neither collected nor passed, and how many were collected in a row. */
  gem: number;
  chain: number;
  points: number;
  crashed: boolean;
}

/** From the step after `tick` on, the thrust is on or off. */
export interface Switch {
  tick: number;
  thrust: boolean;
}

/** @param seed a whole number below 2³² */
export const newGame = (seed: number): Game => ({
  seed,
  tick: 0,
  thrust: false,
  x: 0,
  y: (VIEW.height / 2) * UNIT,
  vy: TAKE_OFF,
  gem: 0,
  chain: 0,
  points: 0,
  crashed: false,
});

export const scoreOf = ({ x, points }: Game) => floor(x / COLUMN) + points;

export function step(game: Game, thrust: boolean): Game {
  if (game.crashed) return game;
  const pull = game.vy + GRAVITY - (thrust ? THRUST : 0);
  const vy = min(FASTEST_FALL, max(FASTEST_CLIMB, pull));
  const moved = { ...game, tick: game.tick + 1, thrust, x: game.x + speedAt(game.x), vy };
  moved.y += vy;
  collect(moved);
  meetRock(moved);
  return moved;
}

/** @param switches in the order of their ticks */
export function advance(game: Game, tick: number, switches: readonly Switch[]): Game {
  let [now, next] = [game, 0];
  while (now.tick < tick && !now.crashed) {
    const due = switches[next]?.tick === now.tick ? switches[next++]! : now;
    now = step(now, due.thrust);
  }
  return now;
}

export const speedAt = (x: number) => min(FASTEST, SLOWEST + (x >> 13));

function collect(game: Game) {
  while (gemColumn(game.gem) * COLUMN < game.x + REACH) {
    const { x, y } = gemAt(game.seed, game.gem);
    const isTouched = abs(x - game.x) <= REACH && abs(y - game.y) <= REACH;
    if (!isTouched && x >= game.x - REACH) return;
    game.chain = isTouched ? min(game.chain + 1, LONGEST_CHAIN) : 0;
    game.points += game.chain * GEM_POINTS;
    game.gem++;
  }
}

function meetRock(game: Game) {
  const { highest, lowest } = roomAt(game);
  if (game.y >= highest && game.y <= lowest) return;
  if (game.tick > SOFT_TICKS) game.crashed = true;
  else if (game.y < highest) throwBack(game, highest, THROWN_BACK);
  else throwBack(game, lowest, -THROWN_BACK);
}

function throwBack(game: Game, y: number, vy: number) {
  game.y = y;
  game.vy = vy;
  game.chain = 0;
}

function roomAt({ seed, x }: Game) {
  let [highest, lowest] = [0, VIEW.height * UNIT];
  const last = floor((x + BODY.halfWidth) / COLUMN);
  for (let column = floor((x - BODY.halfWidth) / COLUMN); column <= last; column++) {
    const { top, bottom } = caveAt(seed, column);
    highest = max(highest, top + BODY.halfHeight);
    lowest = min(lowest, bottom - BODY.halfHeight);
  }
  return { highest, lowest };
}
