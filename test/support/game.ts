import type { Page } from 'playwright-core';
import { advance, newGame, type Game, type Switch } from '../../src/features/arcade/jetman.js';
import type { TestApp } from './app.js';
import type { RunState } from './bot.js';
import type { Person, Stage } from './browser.js';
import { watchers } from './watchers.js';

/** The referee's clock stands still in tests; a game that is played by hand needs it to go. */
export async function keepTime({ clock }: TestApp, games: () => Promise<void>, pace = 1) {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    clock.pass(pace * (now - last));
    last = now;
  }, 20);
  await games().finally(() => clearInterval(timer));
}

/** A game lasts ten seconds at least: in the page its time goes so much faster, and for the referee as well. */
const PACE = 4;

export const QUICKLY = `
  const now = performance.now.bind(performance);
  performance.now = () => ${PACE} * now();
`;

/** Someone at the arcade, where time goes quickly. @param scripts that run in the page before its own */
export async function openArcade(stage: Stage, options = {}, ...scripts: string[]) {
  const ada = await stage.person('Ada', options);
  for (const script of [QUICKLY, ...scripts]) await ada.context.addInitScript(script);
  return { ada, page: await ada.open('/arcade') };
}

/** The same, once the page watches. */
export async function quickGame(stage: Stage, options = {}) {
  const { ada, page } = await openArcade(stage, options);
  await watchers(stage.app, page, 'arcade', 1);
  return { ada, page };
}

export const keepQuickTime = (app: TestApp, games: () => Promise<void>) =>
  keepTime(app, games, PACE);

/** Lets a page fly by itself once a game is started: in the middle, where the cave is free for half a minute. */
export const FLY_BY_ITSELF = `
  const { translate } = CanvasRenderingContext2D.prototype;
  let last = 0;
  CanvasRenderingContext2D.prototype.translate = function (x, y) {
    const isLow = y + 12 * (y - last) >= 100;
    last = y;
    if (document.getElementById('game').dataset.mode === 'flying')
      document.getElementById('game-stage').dispatchEvent(
        new KeyboardEvent(isLow ? 'keydown' : 'keyup', { code: 'Space', bubbles: true }),
      );
    translate.call(this, x, y);
  };
`;

export const modeIs = (page: Page, mode: string) =>
  page.locator(`#game[data-mode="${mode}"]`).waitFor();

/** Where a finger or the mouse is on the stage. */
export async function inTheCave(page: Page): Promise<[x: number, y: number]> {
  const { x, y, width, height } = (await page.locator('#game-canvas').boundingBox())!;
  return [x + width * 0.9, y + height / 2];
}

export const flown = async (person: Person) => (await person.slice('/arcade')).state as RunState;

export const HELD = [{ tick: 0, thrust: true }];

/** When and where the game ended. */
export async function endOf(page: Page) {
  const scene = page.locator('#live-arcade[data-scene*="crashed"]');
  const { tick, y } = JSON.parse((await scene.getAttribute('data-scene'))!) as Game;
  return { tick, y };
}

/** The same, by these switches alone. */
export async function endBy(switches: Switch[], person: Person) {
  const { run } = await flown(person);
  const { tick, y } = advance(newGame(run.seed), 6_000, switches);
  return { tick, y };
}
