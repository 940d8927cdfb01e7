import { Push } from '../../src/live/push.js';
import type { TestApp } from './app.js';
import { until } from './until.js';

/** Waits until so many tabs, of whatever session, watch a slice. */
export const watchers = (app: TestApp, slice: string, count: number) =>
  until(`${count} tabs to watch "${slice}"`, () => watching(app, slice) === count);

function watching(app: TestApp, slice: string) {
  const rooms = [...app.nest.get(Push)['server']!.sockets.adapter.rooms];
  return rooms
    .filter(([name]) => name.endsWith(`/${slice}/html`))
    .reduce((sum, [, members]) => sum + members.size, 0);
}
