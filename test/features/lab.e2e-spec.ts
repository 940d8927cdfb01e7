import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { TestApp } from '../support/app.js';
import { rowCounts } from '../support/database.js';
import { itOnSqlite } from '../support/store.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const CLASH = { scenario: 'lost-update', store: 'stock', order: 'ABABAB' };
const STORES = ['stock', 'sojourn'];

interface Scheduled {
  steps: { who: string; step: string; sees: unknown; stored: unknown }[];
  outcome: { expected: unknown; stored: unknown; lost: number };
}

describe('the lab', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const schedule = async (payload: object) =>
    (await app.visitor().send('/lab/schedule', payload).expect(200)).body as Scheduled;

  it('runs each step of a stock session in its turn, and says what is lost', async () => {
    expect(await schedule(CLASH)).toEqual({
      ...CLASH,
      steps: [
        { who: 'A', step: 'load', sees: { count: 0 }, stored: { count: 0 } },
        { who: 'B', step: 'load', sees: { count: 0 }, stored: { count: 0 } },
        { who: 'A', step: 'change', sees: { count: 1 }, stored: { count: 0 } },
        { who: 'B', step: 'change', sees: { count: 1 }, stored: { count: 0 } },
        { who: 'A', step: 'save', sees: { count: 1 }, stored: { count: 1 } },
        { who: 'B', step: 'save', sees: { count: 1 }, stored: { count: 1 } },
      ],
      outcome: { expected: { count: 2 }, stored: { count: 1 }, lost: 1 },
    });
  });

  it('runs the same order on Sojourn, and nothing is lost', async () => {
    const { steps, outcome } = await schedule({ ...CLASH, store: 'sojourn' });

    expect(steps.map(({ who, step }) => `${who} ${step}`)).toEqual([
      'A begin',
      'B begin',
      'A change',
      'B change',
      'A answer',
      'B answer',
    ]);
    expect(steps[3]).toMatchObject({ sees: { count: 2 }, stored: { count: 2 } });
    expect(outcome).toEqual({ expected: { count: 2 }, stored: { count: 2 }, lost: 0 });
  });

  it('shows a stock session that comes back, and one of ours that does not', async () => {
    const late = { scenario: 'revived', order: 'ABBABA' };
    const [stock, ours] = [
      await schedule({ ...late, store: 'stock' }),
      await schedule({ ...late, store: 'sojourn' }),
    ];

    expect(stock.outcome).toEqual({ expected: null, stored: { count: 1 }, lost: 1 });
    expect(ours.outcome).toEqual({ expected: null, stored: null, lost: 0 });
    // Refused, so it was never acknowledged.
    expect(ours.steps.filter(({ who }) => who === 'A').at(-1)).toMatchObject({ sees: null });
  });

  it('shows half a change on the way from the cart to the orders', async () => {
    const between = { scenario: 'half-seen', store: 'stock', order: 'AABBBA' };

    const { steps, outcome } = await schedule(between);

    expect(steps[2]).toMatchObject({ who: 'B', sees: { cart: 0, orders: 0 } });
    expect(outcome).toMatchObject({ stored: { cart: 0, orders: 1 }, lost: 1 });
  });

  it.each([
    ['scenario', { ...CLASH, scenario: 'gone' }],
    ['store', { ...CLASH, store: 'redis' }],
    ['order', { ...CLASH, order: 'AAABB' }],
    ['order', { ...CLASH, order: 'AAAABB' }],
    ['order', { ...CLASH, order: 'ababab' }],
    ['order', { ...CLASH, order: ['ABABAB'] }],
    ['order', { scenario: 'revived', store: 'stock' }],
    ['speed', { ...CLASH, speed: 1 }],
  ])('says what is wrong with %s in %j', async (field, payload) => {
    const { body } = await app.visitor().send('/lab/schedule', payload).expect(422);

    const { errors } = body as { errors: Record<string, string[]> };
    expect(Object.keys(errors)).toEqual([field]);
  });

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

    itOnSqlite('in the store, on the disk and on the network', async () => {
      const before = traces(app);

      for (const scenario of ['lost-update', 'revived', 'stale-socket'])
        for (const store of STORES) await schedule({ scenario, store, order: 'AABBBA' });

      expect(traces(app)).toEqual(before);
    });

    it('for a stranger, who gets no session', async () => {
      const stranger = app.visitor();

      await stranger.send('/lab/schedule', { ...CLASH, store: 'sojourn' }).expect(200);

      expect(stranger.cookies).toBe('');
    });
  });
});

/** Rows, files, and servers that listen. */
const traces = ({ databaseFile, dataDir }: TestApp) => [
  rowCounts(databaseFile),
  readdirSync(dataDir),
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length,
];
