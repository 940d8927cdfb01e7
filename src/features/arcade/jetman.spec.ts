import { describe, expect, it } from '@jest/globals';
import { array, assert, integer, nat, property } from 'fast-check';
import { caveAt, gemAt } from './cave.js';
import { advance, newGame, scoreOf, SOFT_TICKS, step, type Game, type Switch } from './jetman.js';

const seeds = nat(2 ** 32 - 1);
/** When the one button was pressed and let go, in turns. */
const rhythms = array(integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });

function switchesOf(rhythm: number[]): Switch[] {
  let tick = 0;
  return rhythm.map((ticks, index) => ({ tick: (tick += ticks), thrust: index % 2 === 0 }));
}

const numbersIn = (game: Game) =>
  Object.values(game).filter((value): value is number => typeof value === 'number');

function room(column: number) {
  const { top, bottom } = caveAt(1, column);
  return bottom - top;
}

describe('jetman', () => {
  it('comes to the same, in whatever batches the switches arrive', () => {
    assert(
      property(seeds, rhythms, array(nat(900)), (seed, rhythm, cuts) => {
        const switches = switchesOf(rhythm);
        const end = switches.at(-1)!.tick + 60;
        let game = newGame(seed);
        for (const cut of [...cuts.filter((tick) => tick < end).toSorted((a, b) => a - b), end])
          game = advance(
            game,
            cut,
            switches.filter(({ tick }) => tick >= game.tick && tick < cut),
          );
        expect(game).toEqual(advance(newGame(seed), end, switches));
      }),
    );
  });

  it('keeps to safe whole numbers, and stays small', () => {
    assert(
      property(seeds, rhythms, (seed, rhythm) => {
        const game = advance(newGame(seed), 2_000, switchesOf(rhythm));
        expect(numbersIn(game).filter((value) => !Number.isSafeInteger(value))).toEqual([]);
        expect(JSON.stringify(game).length).toBeLessThan(160);
      }),
    );
  });

  it('throws back whoever meets rock in the first ten seconds, and ends the game later', () => {
    assert(
      property(seeds, rhythms, (seed, rhythm) => {
        const { tick, crashed } = advance(newGame(seed), SOFT_TICKS, switchesOf(rhythm));
        expect({ tick, crashed }).toEqual({ tick: 600, crashed: false });
      }),
    );
    expect(advance(newGame(1), SOFT_TICKS + 60, []).crashed).toBe(true);
  });

  it('keeps no gems in a row of whom the rock threw back', () => {
    const falling = { ...newGame(1), chain: 3, y: 190 * 256 };

    const thrown = step(falling, false);

    expect({ chain: thrown.chain, climbs: thrown.vy < 0 }).toEqual({ chain: 0, climbs: true });
    expect(thrown.y).toBeLessThan(falling.y);
  });

  it('changes no state it is given', () => {
    const game = Object.freeze(newGame(1));

    expect(step(game, true)).not.toBe(game);
    expect(step(game, true)).toEqual(step(game, true));
  });

  it('stays over once it is over', () => {
    const crashed = advance(newGame(1), 1_200, []);

    expect(crashed.crashed).toBe(true);
    expect(step(crashed, true)).toEqual(crashed);
    expect(advance(crashed, 6_000, [{ tick: 1_300, thrust: true }])).toEqual(crashed);
  });

  it('has a cave that narrows, and that always lets a jetman through', () => {
    assert(
      property(seeds, nat(20_000), (seed, column) => {
        const { top, bottom } = caveAt(seed, column);
        expect(bottom - top).toBeGreaterThan(50 * 256);
        expect(caveAt(seed, column)).toEqual({ top, bottom });
        const { x, y } = gemAt(seed, column);
        expect([top, bottom, x, y].filter((value) => !Number.isSafeInteger(value))).toEqual([]);
      }),
    );
    expect(room(5_010)).toBeLessThan(room(10) - 60 * 256);
  });

  it('gives a point for each column, and more for each gem in a row', () => {
    const game = { ...newGame(3), x: 2_048 * 5 };

    expect(scoreOf(game)).toBe(5);
    expect(scoreOf({ ...game, points: 30 })).toBe(35);
  });
});
