import type { Page } from 'playwright-core';
import { Broadcaster } from '../../src/sojourn/live/broadcaster.js';
import { publicName } from '../../src/sojourn/session/key.js';
import type { TestApp } from './app.js';
import { until } from './until.js';

/** Waits until so many tabs of a page's session watch a slice. */
export async function watchers(app: TestApp, page: Page, slice: string, count: number) {
  const session = await page.locator('body').getAttribute('data-session');
  const isIts = (owner: string) => publicName(owner) === session;
  const broadcaster = app.nest.get(Broadcaster);
  await until(`${count} tabs to watch "${slice}"`, () =>
    [...broadcaster.watching(slice)].some(([owner, tabs]) => isIts(owner) && tabs.length === count),
  );
}
