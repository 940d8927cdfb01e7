import type { Page } from 'playwright-core';
import { Push } from '../../src/live/push.js';
import { publicName } from '../../src/session/key.js';
import type { TestApp } from './app.js';
import { until } from './until.js';

/** Waits until so many tabs of a page's session watch a slice. */
export async function watchers(app: TestApp, page: Page, slice: string, count: number) {
  const session = await page.locator('body').getAttribute('data-session');
  const isRoom = (name: string) => {
    const [owner, ...room] = name.split('/');
    return publicName(owner!) === session && room.join('/') === `${slice}/html`;
  };
  const rooms = () => [...app.nest.get(Push)['server']!.sockets.adapter.rooms];
  await until(
    `${count} tabs to watch "${slice}"`,
    () => rooms().find(([name]) => isRoom(name))?.[1].size === count,
  );
}
