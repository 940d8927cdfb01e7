import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenTabs as Told } from 'sojourn/client';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

type OpenTabs = Required<Told>;

describe('watching which tabs are open', () => {
  let app: TestApp;
  let ada: Visitor;
  let inspector: Tab;
  let opened: Tab[];

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    opened = [];
    inspector = await openTab();
    await inspector.call('watch', { slices: {}, tabs: true });
  });

  afterEach(() => {
    for (const tab of opened) tab.close();
  });

  afterAll(() => app.stop());

  async function openTab(cookie = ada.cookies) {
    const tab = await Tab.open(app.url, { cookie });
    opened.push(tab);
    return tab;
  }

  /** The next news that say what is looked for: what came too soon after the last is told together. */
  async function told(isIt: (open: OpenTabs) => boolean) {
    for (;;) {
      const open = await inspector.next<OpenTabs>('session:tabs');
      if (isIt(open)) return open;
    }
  }

  it('begins with the tab itself, and goes on with each that is opened or closed', async () => {
    const first = await inspector.next<OpenTabs>('session:tabs');
    expect([first.tabs, first.html]).toEqual([1, expect.stringContaining('Open tabs: 1')]);

    const other = await openTab();
    await told(({ tabs }) => tabs === 2);
    other.close();
    const { html } = await told(({ tabs }) => tabs === 1);
    expect(html.match(/<li/g)).toHaveLength(1);
  });

  it('goes on where one is closed as another is opened', async () => {
    const other = await openTab();
    const before = await told(({ tabs }) => tabs === 2);

    other.close();
    await openTab();

    expect(await told(({ tabs, html }) => tabs === 2 && html !== before.html)).toBeDefined();
  });

  it('says what each of them watches, and when it does no more', async () => {
    const other = await openTab();

    await other.watch({ pay: 1 });
    await told(({ html }) => html.includes('pay <strong>1</strong>'));
    await other.call('unwatch', { slices: ['pay'] });

    expect(await told(({ html }) => !html.includes('pay'))).toMatchObject({ tabs: 2 });
  });

  it('is told to nobody who did not ask, or does so no more', async () => {
    const [other, stranger] = [await openTab(), app.visitor()];
    await stranger.send('/pay/set-wage', { wage: 1 }).expect(200);
    const theirs = await openTab(stranger.cookies);
    await theirs.call('watch', { slices: {}, tabs: true });
    expect(await theirs.next('session:tabs')).toMatchObject({ tabs: 1 });
    await inspector.call('unwatch', { slices: [], tabs: true });
    const heard: Tab[] = [];
    for (const tab of [other, theirs, inspector])
      tab.socket.on('session:tabs', () => heard.push(tab));

    const witness = await openTab();
    await witness.call('watch', { slices: {}, tabs: true });
    await witness.next('session:tabs');

    for (const tab of [other, theirs, inspector]) await tab.call('session:stay');
    expect(heard).toEqual([]);
  });

  it('takes few messages where many tabs are opened at once', async () => {
    await told(({ tabs }) => tabs === 1);
    let messages = 0;
    inspector.socket.on('session:tabs', () => messages++);
    const beganAt = performance.now();

    await Promise.all(Array.from({ length: 40 }, () => openTab()));
    await told(({ tabs }) => tabs === 41);

    const seconds = (performance.now() - beganAt) / 1000;
    expect(messages).toBeLessThanOrEqual(Math.ceil(2 * seconds) + 1);
  });

  it('keeps no session', async () => {
    const other = await openTab();
    await told(({ tabs }) => tabs === 2);
    app.clock.pass(29 * 60_000);
    other.close();
    await told(({ tabs }) => tabs === 1);
    app.clock.pass(2 * 60_000);

    await ada.json('/session').expect(404);
  });
});
