import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import { added, list } from '../support/todo.list.js';

describe('todo', () => {
  const stage = sharedApp();

  it('adds, edits, marks, removes and clears, and counts what is left', async () => {
    const [milk, bread, tea] = await added(stage.ada, 'milk', 'bread', 'tea');

    await stage.ada.send('/todo/edit', { id: milk, title: 'oat milk' }).expect(200);
    await stage.ada.send('/todo/mark', { id: bread, done: true }).expect(200);
    await stage.ada.send('/todo/remove', { id: tea }).expect(200);

    expect(await list(stage.ada)).toEqual({
      items: [
        { id: milk, title: 'oat milk', done: false },
        { id: bread, title: 'bread', done: true },
      ],
      left: 1,
    });
    const { body } = await stage.ada.send('/todo/clear-done').expect(200);
    expect(body).toMatchObject({ version: 7, state: { items: [{ title: 'oat milk' }], left: 1 } });
  });

  it('is there again after the session has ended, and for nobody else', async () => {
    await added(stage.ada, 'milk');

    await stage.ada.submit('/session/end').expect(303);

    expect((await list(stage.ada)).items).toMatchObject([{ title: 'milk' }]);
    expect((await list(stage.app.visitor())).items).toEqual([]);
    await stage.ada.send('/todo/add', { title: 'bread' }).expect(200);
    expect((await list(stage.ada)).left).toBe(2);
  });

  it('is told to every session of its visitor, and to nobody else', async () => {
    await added(stage.ada, 'milk');
    const browser = /visitor=[^;]+/.exec(stage.ada.cookies)![0];
    const mine = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const another = await Tab.open(stage.app.url, { cookie: browser });
    const stranger = await Tab.open(stage.app.url);
    for (const tab of [mine, another, stranger]) await tab.watch({ todo: 1 });

    await another.call('todo:add', { title: 'bread' });
    await stage.ada.submit('/todo/add', { title: 'tea' });

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
    const [milk] = await added(stage.ada, 'milk');

    await stage.ada
      .submit('/todo/mark', { id: milk!, done: 'true' })
      .expect(303)
      .expect('Location', '/todo');

    expect((await list(stage.ada)).left).toBe(0);
  });
});
