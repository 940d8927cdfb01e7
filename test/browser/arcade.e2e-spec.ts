import { expect, it } from '@jest/globals';
import * as jetman from '../../src/features/arcade/jetman.js';
import { inBrowser } from '../support/browser.js';
import { flown, keepQuickTime, keepTime, modeIs, QUICKLY } from '../support/game.js';
import { served } from '../support/module.js';
import { watchers } from '../support/watchers.js';

const GAMES = 1_000;

/** As when another tab comes to the front. */
const HIDE = `
  Object.defineProperty(document, 'hidden', { value: true });
  document.dispatchEvent(new Event('visibilitychange'));
`;

inBrowser('the arcade', (stage) => {
  const person = async (name?: string) => {
    const someone = await stage.person(name);
    await someone.context.addInitScript(QUICKLY);
    return someone;
  };

  it('is played by keyboard, and its score is seen in a second tab', async () => {
    const ada = await person('Ada');
    const [one, two] = [await ada.open('/arcade'), await ada.open('/arcade')];
    await watchers(stage.app, one, 'arcade', 2);
    await one.bringToFront();

    await keepQuickTime(stage.app, async () => {
      await one.locator('#game-stage').press('Space');
      await modeIs(one, 'flying');
      await one.keyboard.down('Space');
      await modeIs(two, 'watching');
      await one.keyboard.up('Space');
      await modeIs(one, 'over');
    });

    const score = await one.locator('#game-score').textContent();
    expect(Number(score)).toBeGreaterThan(0);
    await two.locator('#live-arcade .sum').getByText(score!, { exact: true }).waitFor();
    await two.locator('#live-leaders').getByText('Ada').waitFor();
    expect(await one.locator('#game-says').textContent()).toContain(score);
    expect(await flown(ada)).toMatchObject({ best: Number(score), run: { status: 'crashed' } });
  });

  it('begins the session of a stranger who plays, and is gone with the browser', async () => {
    const ada = await person();
    const page = await ada.open('/arcade');

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'flying');
      await page.keyboard.down('ArrowUp');
      await modeIs(page, 'over');
    });
    expect(await flown(ada)).toMatchObject({ runs: 1, run: { status: 'crashed' } });
    const cookies = await ada.context.cookies();

    const again = await stage.person();
    await again.context.addCookies(cookies.filter(({ expires }) => expires > 0));
    await again.open('/arcade');
    expect(await flown(again)).toMatchObject({ best: 0, runs: 0, run: null });
  });

  it('pauses when it is hidden, and goes on from there', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);

    await keepTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'flying');
      await page.keyboard.press('KeyP');
      await modeIs(page, 'paused');
      await page.getByRole('button', { name: 'Go on' }).first().click();
      await modeIs(page, 'flying');
      await page.evaluate(HIDE);
      await modeIs(page, 'paused');
    });
    expect(await flown(ada)).toMatchObject({ runs: 1, run: { status: 'flying' } });
  });

  it('comes to the same as in Node, to the last tick of 1 000 games', async () => {
    const ada = await stage.person();
    const page = await ada.open('/arcade');
    const url = await served(page, 'src/features/arcade/jetman.ts');

    const there = await page.evaluate(
      `import('${url}').then((jetman) => (${randomGames.toString()})(jetman, ${GAMES}))`,
    );

    const here = randomGames(jetman, GAMES);
    expect(here).toHaveLength(GAMES);
    expect(Math.max(...here.map(({ tick }) => tick))).toBeGreaterThan(1_000);
    expect(there).toEqual(here);
  });

  it('says without JavaScript what it needs, and shows the scores', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    await ada.submit('/arcade/start');

    const page = await ada.open('/arcade');

    await page.getByText('it needs JavaScript').waitFor();
    await page.locator('#live-arcade').getByText('Games').waitFor();
    expect(await page.locator('#game').isVisible()).toBe(false);
  });
});

/** Steers by chance, a little towards the middle. It runs in the browser too, so it uses nothing around it. */
function randomGames({ newGame, step, caveAt, COLUMN }: typeof jetman, games: number) {
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
