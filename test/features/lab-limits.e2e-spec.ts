import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const RUN = { scenario: 'lost-update', store: 'stock', order: 'ABABAB' };
const ALL = { scenario: 'lost-update', store: 'sojourn' };

const statuses = async (answers: PromiseLike<{ status: number }>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);

const times = <Result>(count: number, act: () => Result) => Array.from({ length: count }, act);

describe('a flood of labs', () => {
  let app: TestApp;
  let eve: Visitor;

  beforeAll(async () => {
    app = await TestApp.start({ FIRST_VISITS_PER_SECOND: '4' });
    eve = app.visitor();
    await eve.send('/greeting/set', { name: 'Eve' }).expect(200);
  });

  afterAll(() => app.stop());

  it('of a stranger is refused after a few, and everybody else goes on', async () => {
    const stranger = app.visitor();

    const told = await statuses(times(60, () => stranger.send('/lab/schedule', RUN)));

    expect(told.filter((status) => status === 200).length).toBeGreaterThan(5);
    expect(told.filter((status) => status === 429).length).toBeGreaterThan(20);
    await eve.send('/greeting/set', { name: 'Eve again' }).expect(200);
    await eve.send('/lab/schedule', RUN).expect(200);
  });

  it('of a session is refused in its sockets as well', async () => {
    const tabs = await Promise.all(times(10, () => Tab.open(app.url, { cookie: eve.cookies })));

    const acks = await Promise.all(tabs.map((tab) => tab.call('lab:try-all', ALL)));
    for (const tab of tabs) tab.close();

    expect(acks.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(acks.map(({ error }) => error?.code)).toContain('too-many');
  });

  it('that are refused for what they say costs no more than other commands', async () => {
    const carl = app.visitor();
    await carl.send('/greeting/set', { name: 'Carl' }).expect(200);

    const told = await statuses(
      times(12, () => carl.send('/lab/try-all', { ...ALL, store: 'none' })),
    );

    expect(new Set(told)).toEqual(new Set([422]));
    await carl.send('/lab/try-all', ALL).expect(200);
  });

  it('of one client is run one after the other', async () => {
    const bea = app.visitor();
    await bea.send('/greeting/set', { name: 'Bea' }).expect(200);
    let most = 0;
    const look = setInterval(() => (most = Math.max(most, labsOpen(app.dataDir))), 1);

    const told = await statuses(times(8, () => bea.send('/lab/schedule', RUN)));
    clearInterval(look);

    expect(told).toEqual(times(8, () => 200));
    expect(most).toBe(1);
  });
});

const labsOpen = (dataDir: string) =>
  readdirSync(dataDir).filter((name) => name.startsWith('lab-')).length;
