import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunState } from '../support/bot.js';
import { Cluster } from '../support/cluster.js';
import { inFile, ownerKeyOf } from '../support/database.js';
import type { Changed, Tab } from '../support/tab.js';
import { sidIn } from '../support/visitor.js';

/** Sets a game back in time, as if nobody had steered it for more than a minute. */
const SILENCE = `UPDATE slices SET state = json_set(state, '$.run.heardAt', @heardAt)
  WHERE owner = @owner AND name = 'arcade'`;
const MINUTE_MS = 60_000;

const pushed = (tab: Tab) => tab.next<Changed<RunState>>('changed');

describe('a game that nobody steers', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(3);
  });

  afterAll(() => cluster.stop());

  /** A game that was started on the last process, and a tab that watches it on each. */
  async function started() {
    const cookie = await cluster.begin();
    await cluster.visitor(2, cookie).send('/arcade/start').expect(200);
    const tabs = await cluster.tabs(cookie);
    for (const tab of tabs) await tab.watch({ arcade: 1 });
    return { cookie, tabs };
  }

  function silence(cookie: string) {
    const owner = ownerKeyOf(cluster.databaseFile, sidIn(cookie));
    inFile(cluster.databaseFile, (db) => {
      db.prepare(SILENCE).run({ owner, heardAt: Date.now() - MINUTE_MS - 1 });
      db.prepare(`UPDATE due SET at = 0 WHERE owner = ? AND name = 'arcade'`).run(owner);
    });
  }

  it('is over once, and each tab is told so on its process', async () => {
    const { cookie, tabs } = await started();

    silence(cookie);

    for (const tab of tabs)
      expect(await pushed(tab)).toMatchObject({
        version: 2,
        state: { run: { status: 'crashed' } },
      });
    const { body } = await cluster.visitor(0, cookie).send('/arcade/start').expect(200);
    expect(body).toMatchObject({ version: 3, state: { runs: 2 } });
    for (const tab of tabs) tab.close();
  });

  it('is over where the process it was started on is dead', async () => {
    const { cookie, tabs } = await started();

    await cluster.app(2).stop('SIGKILL');
    silence(cookie);

    for (const tab of tabs.slice(0, 2))
      expect(await pushed(tab)).toMatchObject({
        version: 2,
        state: { run: { status: 'crashed' } },
      });
    await cluster.restart(2);
    expect((await cluster.visitor(2, cookie).json('/arcade')).body).toMatchObject({ version: 2 });
    for (const tab of tabs) tab.close();
  });
});
