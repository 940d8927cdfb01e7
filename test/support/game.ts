import type { Page } from 'playwright-core';
import type { TestApp } from './app.js';
import type { RunState } from './bot.js';
import type { Person } from './browser.js';

/** The referee's clock stands still in tests; a game that is played by hand needs it to go. */
export async function keepTime({ clock }: TestApp, games: () => Promise<void>) {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    clock.pass(now - last);
    last = now;
  }, 20);
  await games().finally(() => clearInterval(timer));
}

/** Lets a page fly by itself once a game is started: in the middle, where the cave is free for half a minute. */
export const FLY_BY_ITSELF = `
  const { translate } = CanvasRenderingContext2D.prototype;
  let last = 0;
  CanvasRenderingContext2D.prototype.translate = function (x, y) {
    const isLow = y + 12 * (y - last) >= 100;
    last = y;
    if (document.getElementById('game').dataset.mode === 'flying')
      document.body.dispatchEvent(
        new KeyboardEvent(isLow ? 'keydown' : 'keyup', { code: 'Space', bubbles: true }),
      );
    translate.call(this, x, y);
  };
`;

export const modeIs = (page: Page, mode: string) =>
  page.locator(`#game[data-mode="${mode}"]`).waitFor();

export const flown = async (person: Person) => (await person.slice('/arcade')).state as RunState;
