import type { Page } from 'playwright-core';
import type { Person, Stage } from './browser.js';
import { watchers } from './watchers.js';

export const IDLE_MS = 1_800_000;

export const warning = (page: Page) => page.getByRole('region', { name: 'Your session runs out' });

export const stay = (page: Page) => warning(page).getByRole('button', { name: 'Stay' });

export const isGone = (page: Page) => warning(page).waitFor({ state: 'hidden' });

/** Two tabs of a session of which 100 seconds are left. */
export async function warned({ app }: Stage, person: Person) {
  const [one, two] = [await person.open('/pay'), await person.open('/pay')];
  await watchers(app, one, 'pay', 2);
  app.clock.pass(IDLE_MS - 100_000);
  await Promise.all([warning(one).waitFor(), warning(two).waitFor()]);
  return [one, two] as const;
}

/** What is left of the session when that time is over. */
export async function livesOn({ app }: Stage, person: Person) {
  app.clock.pass(IDLE_MS - 200_000);
  return person.slice('/greeting');
}
