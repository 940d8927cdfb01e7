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

export const modeIs = (page: Page, mode: string) =>
  page.locator(`#game[data-mode="${mode}"]`).waitFor();

export const flown = async (person: Person) => (await person.slice('/arcade')).state as RunState;
