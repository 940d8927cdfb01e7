import { describe, expect, it } from '@jest/globals';
import { caveAt, COLUMN, UNIT } from './cave.js';
import { newGame, step, TICKS_PER_SECOND, type Game } from './jetman.js';

const GAMES = 60;
const LIMIT = 5 * 60 * TICKS_PER_SECOND;
/** Players foresee where one drifts to in a third of a second. */
const FORESEEN_TICKS = 20;

/** How late someone sees, how far ahead they look, how far from where they mean to be they aim. */
interface Skill {
  lateTicks: number;
  columnsAhead: number;
  missPixels: number;
}

const BEGINNER: Skill = { lateTicks: 18, columnsAhead: 5, missPixels: 35 };
const GOOD: Skill = { lateTicks: 12, columnsAhead: 12, missPixels: 8 };

/** The seconds that such a player lasts, in half of all games at least. */
function secondsOf(skill: Skill) {
  const ticks = Array.from({ length: GAMES }, (_, game) => flown(game * 104_729, skill).tick);
  return ticks.toSorted((a, b) => a - b)[GAMES / 2]! / TICKS_PER_SECOND;
}

/** Flies for the middle of what is seen, from where the jetman was a moment ago. */
function flown(seed: number, { lateTicks, columnsAhead, missPixels }: Skill) {
  const games: Game[] = [newGame(seed)];
  let thrust = false;
  for (let game = games[0]!; !game.crashed && game.tick < LIMIT; games.push(game)) {
    const seen = games[Math.max(0, game.tick - lateTicks)]!;
    const miss = Math.sin(seed + game.tick / 20) * missPixels * UNIT;
    if (game.tick % 4 === 0)
      thrust = seen.y + seen.vy * FORESEEN_TICKS > middleAt(seen, columnsAhead) + miss;
    game = step(game, thrust);
  }
  return games.at(-1)!;
}

function middleAt({ seed, x }: Game, columnsAhead: number) {
  const first = Math.floor(x / COLUMN) + 2;
  const seen = Array.from({ length: columnsAhead }, (_, index) => caveAt(seed, first + index));
  const [top, bottom] = [seen.map((cave) => cave.top), seen.map((cave) => cave.bottom)];
  return (Math.max(...top) + Math.min(...bottom)) / 2;
}

/** Presses and lets go by chance, without a look. */
function blind(seed: number) {
  let [dice, game] = [seed + 1, newGame(seed)];
  for (let thrust = false; !game.crashed && game.tick < LIMIT; game = step(game, thrust)) {
    dice = (dice * 48_271) % 2_147_483_647;
    if (dice % 20 === 0) thrust = !thrust;
  }
  return game.tick / TICKS_PER_SECOND;
}

describe('the cave', () => {
  it('gives whoever does not look ten seconds, and little more', () => {
    const seconds = Array.from({ length: 200 }, (_, game) => blind(game * 104_729));

    expect(Math.min(...seconds)).toBeGreaterThan(10);
    expect(seconds.toSorted((a, b) => a - b)[100]).toBeLessThan(13);
  });

  it('lets someone who has never seen it fly for ten seconds, but not for a minute', () => {
    expect(secondsOf(BEGINNER)).toBeGreaterThan(10);
    expect(secondsOf(BEGINNER)).toBeLessThan(60);
  });

  it('lets a good player fly for a minute, but not for ever', () => {
    expect(secondsOf(GOOD)).toBeGreaterThan(60);
    expect(secondsOf(GOOD)).toBeLessThan(3 * 60);
  });
});
