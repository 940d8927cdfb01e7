import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { Tab } from '../support/tab.js';
import { cookiesOf } from '../support/visitor.js';

const EACH = [0, 1, 2];

const reasonOf = async (tab: Tab) => (await tab.next<{ reason: string }>('session:ended')).reason;

describe('a session on three processes', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(3);
  });

  afterAll(() => cluster.stop());

  /** What a tab hears that comes with an old cookie. */
  const reasonAt = (index: number, cookie: string) =>
    reasonOf(Tab.knock(cluster.app(index).url, { cookie }));

  it('that is ended on one is ended on each, for its tabs and for who comes later', async () => {
    const [cookie, strangers] = [await cluster.begin(), await cluster.begin()];
    const tabs = await cluster.tabs(cookie);
    const stranger = await cluster.tab(0, strangers);

    await cluster.visitor(1, cookie).submit('/session/end').expect(303);

    expect(await Promise.all(tabs.map(reasonOf))).toEqual(['ended', 'ended', 'ended']);
    expect(await Promise.all(EACH.map((index) => reasonAt(index, cookie)))).toEqual([
      'ended',
      'ended',
      'ended',
    ]);
    for (const index of EACH) await cluster.visitor(index, cookie).json('/session').expect(404);
    expect(await stranger.call('greeting:set', { name: 'Eve' })).toMatchObject({ ok: true });
    stranger.close();
  });

  it('that was ended is so after the process that ended it was killed, too', async () => {
    const cookie = await cluster.begin();
    await cluster.visitor(1, cookie).submit('/session/end').expect(303);

    await cluster.restart(1);

    expect(await reasonAt(1, cookie)).toBe('ended');
    expect(await reasonAt(2, cookie)).toBe('ended');
  });

  it('that has a new id refuses the old one on each, and keeps its tabs', async () => {
    const cookie = await cluster.begin();
    const tabs = await cluster.tabs(cookie);
    for (const tab of tabs) await tab.watch({ greeting: 1 });

    const renewed = cookiesOf(
      await cluster.visitor(0, cookie).submit('/session/renew').expect(303),
    );
    for (const index of EACH) {
      const { body, headers } = await cluster
        .visitor(index, cookie)
        .send('/greeting/set', { name: 'Eve' })
        .expect(409);
      expect([body, headers['set-cookie']]).toMatchObject([{ code: 'session-ended' }, undefined]);
    }

    await cluster.visitor(2, renewed).send('/greeting/set', { name: 'Bea' }).expect(200);
    for (const tab of tabs) {
      expect(await tab.next('changed')).toMatchObject({ version: 2, state: { name: 'Bea' } });
      tab.close();
    }
  });
});
