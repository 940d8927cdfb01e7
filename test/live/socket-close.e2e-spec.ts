import { describe, expect, it } from '@jest/globals';
import { existsSync, rmSync } from 'node:fs';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';

describe('closing the app', () => {
  it('takes less than a second, whatever sockets are open, and closes the database', async () => {
    const app = await TestApp.start();
    const transports = [['websocket'], ['polling'], ['polling', 'websocket']] as const;
    const tabs = await Promise.all(
      [...transports, ...transports].map((by) => Tab.open(app.url, { transports: by })),
    );
    for (const tab of tabs) await tab.call('pay:set-wage', { wage: 1 });
    for (const tab of tabs) void tab.call('pay:clear').catch(() => undefined);
    const closedAt = performance.now();

    await app.nest.close();

    expect(performance.now() - closedAt).toBeLessThan(1_000);
    for (const tab of tabs) await tab.next('disconnect');
    expect(existsSync(`${app.databaseFile}-wal`)).toBe(false);
    expect(await kept(app)).toMatchObject({ owners: 6, slices: 6 });
    rmSync(app.dataDir, { recursive: true });
  });
});
