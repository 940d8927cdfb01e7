import { expect, it } from '@jest/globals';
import * as cave from '../../src/features/arcade/cave.js';
import * as jetman from '../../src/features/arcade/jetman.js';
import { inBrowser } from '../support/browser.js';
import { served } from '../support/module.js';

const GAMES = 1_000;

inBrowser('the rules of the arcade', (stage) => {
  it('comes to the same as in Node, to the last tick of 1 000 games', async () => {
    const ada = await stage.person();
    const page = await ada.open('/arcade');
    const rules = await served(page, 'src/features/arcade/jetman.ts');
    const rock = await served(page, 'src/features/arcade/cave.ts');

    const there = await page.evaluate(
      `Promise.all([import('${rules}'), import('${rock}')]).then(([jetman, cave]) =>
        (${randomGames.toString()})({ ...jetman, ...cave }, ${GAMES}))`,
    );

    const here = randomGames({ ...jetman, ...cave }, GAMES);
    expect(here).toHaveLength(GAMES);
    expect(Math.max(...here.map(({ tick }) => tick))).toBeGreaterThan(1_000);
    expect(there).toEqual(here);
  });
});

/** Steers by chance, a little towards the middle. It runs in the browser too, so it uses nothing around it. */
function randomGames(
  { newGame, step, caveAt, COLUMN }: typeof jetman & typeof cave,
  games: number,
) {
  return Array.from({ length: games }, (_, index) => {
    let dice = index + 1;
    let game = newGame((index * 2_654_435_761) % 2 ** 32);
    let thrust = false;
    while (!game.crashed && game.tick < 1_200) {
      dice = (dice * 48_271) % 2_147_483_647;
      const { top, bottom } = caveAt(game.seed, Math.floor(game.x / COLUMN) + 6);
      if (dice % 5 === 0)
        thrust = game.y + game.vy * 12 > (top + bottom) / 2 + (dice % 4_000) - 2_000;
      game = step(game, thrust);
    }
    return game;
  });
}
