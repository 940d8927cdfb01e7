import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { list } from '../support/todo.list.js';
import type { Visitor } from '../support/visitor.js';

describe('todo', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(() => {
    ada = app.visitor();
  });

  afterAll(() => app.stop());

  async function added(...titles: string[]) {
    for (const title of titles) await ada.send('/todo/add', { title }).expect(200);
    return (await list(ada)).items.map(({ id }) => id);
  }

  it('adds, edits, marks, removes and clears, and counts what is left', async () => {
    const [milk, bread, tea] = await added('milk', 'bread', 'tea');

    await ada.send('/todo/edit', { id: milk, title: 'oat milk' }).expect(200);
    await ada.send('/todo/mark', { id: bread, done: true }).expect(200);
    await ada.send('/todo/remove', { id: tea }).expect(200);

    expect(await list(ada)).toEqual({
      items: [
        { id: milk, title: 'oat milk', done: false },
        { id: bread, title: 'bread', done: true },
      ],
      left: 1,
    });
    const { body } = await ada.send('/todo/clear-done').expect(200);
    expect(body).toMatchObject({ version: 7, state: { items: [{ title: 'oat milk' }], left: 1 } });
  });

  it('is there again after the session has ended, and for nobody else', async () => {
    await added('milk');

    await ada.submit('/session/end').expect(303);

    expect((await list(ada)).items).toMatchObject([{ title: 'milk' }]);
    expect((await list(app.visitor())).items).toEqual([]);
    await ada.send('/todo/add', { title: 'bread' }).expect(200);
    expect((await list(ada)).left).toBe(2);
  });

  it('is told to every session of its visitor, and to nobody else', async () => {
    await added('milk');
    const browser = /visitor=[^;]+/.exec(ada.cookies)![0];
    const mine = await Tab.open(app.url, { cookie: ada.cookies });
    const another = await Tab.open(app.url, { cookie: browser });
    const stranger = await Tab.open(app.url);
    for (const tab of [mine, another, stranger]) await tab.watch({ todo: 1 });

    await another.call('todo:add', { title: 'bread' });
    await ada.submit('/todo/add', { title: 'tea' });

    for (const tab of [mine, another])
      expect([await tab.next('changed'), await tab.next('changed')]).toMatchObject([
        { version: 2, state: { left: 2 } },
        { version: 3, state: { left: 3 } },
      ]);
    expect(stranger.pushes).toEqual([]);
    expect(await mine.call('greeting:set', { name: 'Ada' })).toMatchObject({ version: 1 });
    expect(await another.watch({ greeting: 0 })).toMatchObject({ changed: [] });
  });

  it('can be used by a form: marks with text, and goes back to the list', async () => {
    const [milk] = await added('milk');

    await ada
      .submit('/todo/mark', { id: milk!, done: 'true' })
      .expect(303)
      .expect('Location', '/todo');

    expect((await list(ada)).left).toBe(0);
  });
});
