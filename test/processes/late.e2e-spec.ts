import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { changesOf, pruned } from '../support/kept.js';
import { Mirror } from '../support/mirror.js';
import type { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

const KEPT = 50;
/** More than the history of a slice keeps. */
const CHANGES = 130;
/** More than is left of them for a process that is late. */
const TOO_MANY = 600;

const versions = (tab: Tab) => tab.pushes.map(({ version }) => version);

describe('a process that stands still for a moment', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(2);
  });

  afterAll(() => cluster.stop());

  it('tells its tabs each change it missed, in order, with the state of that version', async () => {
    const [cookie, strangers] = [await cluster.begin(), await cluster.begin()];
    await change(strangers, CHANGES);
    await pruned(cluster, strangers, KEPT);
    const [busy, waiting] = [await cluster.tab(0, cookie), await cluster.tab(1, cookie)];
    await waiting.watch({ greeting: 1 });

    cluster.app(1).freeze();
    const names = Array.from({ length: CHANGES - 1 }, (_, index) => `Ada ${index + 2}`);
    await Promise.all(names.map((name) => busy.call('greeting:set', { name })));
    // By then it was looked what is past its length.
    await change(strangers, 1);
    await pruned(cluster, strangers, KEPT);
    cluster.app(1).goOn();

    await until('the last change', () => versions(waiting).includes(CHANGES));
    const all = Array.from({ length: CHANGES - 1 }, (_, index) => index + 2);
    expect(versions(waiting)).toEqual(all);
    expect(waiting.pushes.map(({ state }) => state)).toEqual(
      all.map((version) => ({ name: `Ada ${version}` })),
    );
    for (const tab of [busy, waiting]) tab.close();
  });

  it('that missed more than is kept cuts the tabs it can’t tell each change, and no others', async () => {
    const [cookie, strangers] = [await cluster.begin(), await cluster.begin(1)];
    const [waiting, stranger] = [await cluster.tab(1, cookie), await cluster.tab(1, strangers)];
    const mirror = new Mirror(waiting, ['greeting', 'cart']);
    await mirror.watch();
    await stranger.watch({ greeting: 1 });

    cluster.app(1).freeze();
    await change(cookie, TOO_MANY);
    await until(
      'the removal of old changes',
      async () => (await changesOf(cluster, cookie)) < TOO_MANY / 2,
    );
    await cluster.visitor(0, strangers).send('/greeting/set', { name: 'Eve' }).expect(200);
    cluster.app(1).goOn();

    await waiting.next('disconnect');
    mirror.catchUp();
    await waiting.comeBack();
    await mirror.watch();
    const { body } = await cluster.visitor(0, cookie).json('/greeting').expect(200);
    expect(mirror.image[0]).toEqual(body);
    expect(await stranger.next('changed')).toMatchObject({ version: 2, state: { name: 'Eve' } });
    for (const tab of [waiting, stranger]) tab.close();
  });

  /** Sends commands from several tabs of the first process, as one may not send so many. */
  async function change(cookie: string, count: number) {
    const tabs = await Promise.all([0, 0, 0].map(() => cluster.tab(0, cookie)));
    const sent = Array.from({ length: count }, (_, index) =>
      tabs[index % tabs.length]!.call('greeting:set', { name: `Ada ${index}` }),
    );
    for (const { ok } of await Promise.all(sent)) expect(ok).toBe(true);
    for (const tab of tabs) tab.close();
  }
});
