import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RowDiff } from '../../src/sojourn/pages/row.diff.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const TITLES = Array.from({ length: 200 }, () => '<'.repeat(200));
const MAX_BYTES = 30_000;

const rowsIn = (html: string) => html.match(/<li [^>]* data-row>/g)?.length ?? 0;
const leftOutOf = (html: string) => html.match(/<li id="todo-\w+" data-same="\d+"><\/li>/g) ?? [];

describe('a change of one row of a long list', () => {
  let app: TestApp;
  let ada: Visitor;
  let tab: Tab;
  let ids: string[];

  beforeAll(async () => {
    app = await TestApp.start();
    ada = app.visitor();
    for (const title of TITLES) await ada.send('/todo/add', { title }).expect(200);
    ids = (await ada.state<{ items: { id: string }[] }>('todo')).items.map(({ id }) => id);
  });

  beforeEach(async () => {
    tab = await Tab.open(app.url, { cookie: ada.cookies });
  });

  afterAll(() => app.stop());

  const versionNow = async () => ((await ada.json('/todo')).body as { version: number }).version;

  const mark = (id: string, done: boolean) => ada.send('/todo/mark', { id, done }).expect(200);

  it.each([
    ['has the page of the version before', versionNow],
    ['was just told the whole list', () => 0],
  ])('is told as that row, to a tab that %s', async (_, known) => {
    const before = await versionNow();
    await tab.watch({ todo: await known() }, 'html');

    await mark(ids[7]!, true);
    const { html } = await tab.next('changed');

    expect(Buffer.byteLength(html!)).toBeLessThan(MAX_BYTES);
    expect(rowsIn(html!)).toBe(1);
    expect(html).toContain(`id="todo-${ids[7]}" data-row>`);
    expect(leftOutOf(html!)).toHaveLength(TITLES.length - 1);
    expect(html).toContain(`<li id="todo-${ids[8]}" data-same="${before}"></li>`);
    await mark(ids[7]!, false);
    tab.close();
  });

  it('is told as that row again and again, each time on top of the version before', async () => {
    await tab.watch({ todo: 0 }, 'html');

    for (const id of ids.slice(0, 5)) await mark(id, true);

    for (const id of ids.slice(0, 5)) {
      const { html, version: told } = await tab.next('changed');
      expect(rowsIn(html!)).toBe(1);
      expect(html).toContain(`id="todo-${id}" data-row>`);
      expect(html).toContain(`data-same="${told - 1}"`);
    }
    tab.close();
  });

  it('is told with every row to whoever asks, and as a state to whoever watches that', async () => {
    await mark(ids[9]!, true);

    const { changed } = await tab.watch({ todo: 1 }, 'html');
    expect(rowsIn(changed![0]!.html!)).toBe(TITLES.length);
    expect(changed![0]!.html).not.toContain('data-same');

    await tab.watch({ todo: await versionNow() });
    await mark(ids[9]!, false);
    expect(await tab.next('changed')).toMatchObject({ state: { items: { length: 200 } } });
    tab.close();
  });

  it('is told with every row where nobody was told the version before', async () => {
    const { body } = await ada.json('/todo');
    const state = (body as { state: object }).state;
    const at = (version: number) => ({
      slice: 'todo',
      version,
      state,
      stored: state,
      changedAt: null,
    });
    const rows = app.nest.get(RowDiff);
    rows.whole('somebody', at(1));

    expect(leftOutOf(rows.changed('somebody', at(3)))).toEqual([]);
    expect(leftOutOf(rows.changed('somebody', at(4)))).toHaveLength(TITLES.length);
    expect(leftOutOf(rows.changed('another', at(5)))).toEqual([]);
  });

  it('is no matter of a stranger’s list', async () => {
    const stranger = await Tab.open(app.url);
    await stranger.watch({ todo: 0 }, 'html');
    await stranger.call('todo:add', { title: 'milk' });
    await stranger.call('todo:add', { title: 'bread' });

    for (const count of [1, 2]) {
      const { html } = await stranger.next('changed');
      expect(rowsIn(html!)).toBe(count);
      expect(html).not.toContain('data-same');
    }
    stranger.close();
  });
});
