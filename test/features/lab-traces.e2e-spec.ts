import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const CLASH = { scenario: 'lost-update', store: 'stock', order: 'ABABAB' };

const STORES = ['stock', 'sojourn'];

interface Scheduled {
  steps: { who: string; step: string; sees: unknown; stored: unknown }[];
  outcome: { expected: unknown; stored: unknown; lost: number };
}

describe('a run of the lab', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const schedule = async (payload: object) =>
    (await app.visitor().send('/lab/schedule', payload).expect(200)).body as Scheduled;

  describe('leaves everything as it was', () => {
    let ada: Visitor;
    let tab: Tab;

    beforeAll(async () => {
      ada = app.visitor();
      await ada.send('/pay/set-wage', { wage: 20 }).expect(200);
      tab = await Tab.open(app.url, { cookie: ada.cookies });
      await tab.watch({ pay: 0, cart: 0, orders: 0, greeting: 0 });
      await ada.send('/lab/schedule', CLASH).expect(200);
    });

    afterAll(() => tab.close());

    it.each(STORES)('that is the visitor’s, by every door, on %s', async (store) => {
      const before = (await ada.json('/session')).body as { slices: object[] };

      await ada.send('/lab/schedule', { ...CLASH, store }).expect(200);
      await ada.submit('/lab/schedule', { ...CLASH, store }).expect(200);
      expect(await tab.call('lab:try-all', { scenario: 'half-seen', store })).toMatchObject({
        ok: true,
      });

      expect(((await ada.json('/session')).body as typeof before).slices).toEqual(before.slices);
      expect(tab.pushes).toEqual([]);
    });

    it('in the store, on the disk and on the network', async () => {
      const before = await traces(app);

      for (const scenario of ['lost-update', 'revived', 'stale-socket'])
        for (const store of STORES) await schedule({ scenario, store, order: 'AABBBA' });

      expect(await traces(app)).toEqual(before);
    });

    it('for a stranger, who gets no session', async () => {
      const stranger = app.visitor();

      await stranger.send('/lab/schedule', { ...CLASH, store: 'sojourn' }).expect(200);

      expect(stranger.cookies).toBe('');
    });
  });
});

/** Rows, files, and servers that listen. */
const traces = async (app: TestApp) => [
  await kept(app),
  readdirSync(app.dataDir),
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length,
];
