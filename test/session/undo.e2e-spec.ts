import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { Tab, type Changed } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

interface Change {
  slice: string;
  version: number;
  command: string;
  door: string;
  undoable: boolean;
  diff: { op: string; path: string; value?: unknown; was?: unknown }[];
}

async function changes(visitor: Visitor) {
  const { body } = await visitor.json('/session/changes').expect(200);
  return (body as { changes: Change[] }).changes;
}

describe('undo', () => {
  const stage = sharedApp({ begin: (ada) => ada.send('/pay/set-wage', { wage: 30 }).expect(200) });

  it('takes back the latest change by JSON, form and socket alike, and tells every tab', async () => {
    const stranger = stage.app.visitor();
    await stranger.send('/pay/set-wage', { wage: 99 }).expect(200);
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await tab.watch({ pay: 1 });
    await stage.ada.send('/pay/set-wage', { wage: 31 }).expect(200);

    const { body } = await stage.ada
      .send('/session/undo', { slice: 'pay', version: 2 })
      .expect(200);
    await stage.ada.submit('/session/undo', { slice: 'pay', version: '3' }).expect(303);
    const ack = await tab.call('session:undo', { slice: 'pay', version: 4 });

    expect(body).toMatchObject({ slice: 'pay', version: 3, state: { wage: 30 } });
    expect(ack).toMatchObject({ ok: true, slice: 'pay', version: 5, state: { wage: 30 } });
    const wages = tab.pushes.map(({ state }: Changed) => (state as { wage: number }).wage);
    expect(wages).toEqual([31, 30, 31, 30]);
    expect(await stranger.state('pay')).toMatchObject({ wage: 99 });
  });

  it('is told of in the changes, with what it and the others did, by which command and door', async () => {
    await stage.ada.submit('/pay/calculate', { hours: '10' }).expect(303);
    await stage.ada.send('/session/undo', { slice: 'pay', version: 2 }).expect(200);

    const at = new Date(stage.app.clock.now()).toISOString();
    const pay = { slice: 'pay', at, undoable: false };
    expect(await changes(stage.ada)).toEqual([
      {
        ...pay,
        version: 3,
        command: 'session:undo',
        door: 'json',
        undoable: true,
        diff: [
          { op: 'replace', path: '/hours', value: null, was: 10 },
          { op: 'replace', path: '/pay', value: null, was: 300 },
        ],
      },
      {
        ...pay,
        version: 2,
        command: 'pay:calculate',
        door: 'form',
        diff: [
          { op: 'replace', path: '/hours', value: 10, was: null },
          { op: 'replace', path: '/pay', value: 300, was: null },
        ],
      },
      {
        ...pay,
        version: 1,
        command: 'pay:set-wage',
        door: 'json',
        diff: [{ op: 'replace', path: '/wage', value: 30, was: null }],
      },
    ]);
    expect(await changes(stage.app.visitor())).toEqual([]);
  });

  it('brings back what is kept beyond the session, in the next one too', async () => {
    await stage.ada.send('/todo/add', { title: 'Tea' }).expect(200);
    await stage.ada.send('/session/end').expect(200);
    await stage.ada.send('/pay/set-wage', { wage: 5 }).expect(200);
    const { items } = await stage.ada.state<{ items: { id: string }[] }>('todo');
    await stage.ada.send('/todo/remove', { id: items[0]!.id }).expect(200);

    await stage.ada.send('/session/undo', { slice: 'todo', version: 2 }).expect(200);

    expect(await stage.ada.state('todo')).toMatchObject({ items: [{ title: 'Tea' }], left: 1 });
  });
});
