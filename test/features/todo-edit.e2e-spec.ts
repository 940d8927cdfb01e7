import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

interface TodoState {
  items: { id: string; title: string }[];
}

describe('an edit of what another tab has edited', () => {
  let app: TestApp;
  let ada: Visitor;
  let id: string;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/todo/add', { title: 'milk' }).expect(200);
    const [milk] = (await ada.state<TodoState>('todo')).items;
    id = milk!.id;
    await ada.send('/todo/edit', { id, title: 'oat milk', was: 'milk' }).expect(200);
  });

  afterAll(() => app.stop());

  it('is refused with the title and the list as they are, by JSON and by sockets', async () => {
    const edit = { id, title: 'soy <milk>', was: 'milk' };
    const tab = await Tab.open(app.url, { cookie: ada.cookies });

    const { body } = await ada.send('/todo/edit', edit).expect(409);
    const { error } = await tab.call('todo:edit', edit);

    const current = { slice: 'todo', version: 2, state: { items: [{ title: 'oat milk' }] } };
    const errors = { title: [expect.stringContaining('“oat milk”')] };
    expect(body).toMatchObject({ code: 'changed-elsewhere', current, errors });
    expect(error).toMatchObject({ code: 'changed-elsewhere', current, errors });
    expect(await ada.state('todo')).toMatchObject({ items: [{ title: 'oat milk' }] });
  });

  it('comes back as its page with both, from which either can be chosen', async () => {
    const edit = { id, title: 'soy <milk>', was: 'milk' };
    const { text } = await ada.submit('/todo/edit', edit).expect(422);

    expect(text).toContain('Another tab wrote “oat milk” meanwhile');
    expect(text).toMatch(/name="title" [^>]*value="soy &lt;milk&gt;"/);
    expect(text).toContain('name="was" value="oat milk"');
    expect(text).toMatch(/Keep mine<\/button>.*Take theirs<\/a>/);
    await ada.submit('/todo/edit', { ...edit, was: 'oat milk' }).expect(303);
    expect(await ada.state('todo')).toMatchObject({ items: [{ title: 'soy <milk>' }] });
  });

  it('is taken where both wrote the same, or where the caller does not say what it saw', async () => {
    await ada.submit('/todo/edit', { id, title: 'oat milk', was: 'milk' }).expect(303);
    await ada.send('/todo/edit', { id, title: 'soy milk' }).expect(200);

    expect(await ada.state('todo')).toMatchObject({ items: [{ title: 'soy milk' }] });
  });

  it('keeps the text where another tab removed the item, to put it back', async () => {
    await ada.send('/todo/remove', { id }).expect(200);

    const { text } = await ada.submit('/todo/edit', { id, title: 'soy milk', was: 'oat milk' });

    expect(text).toContain('Removed in another tab.');
    expect(text).toMatch(/name="title" type="text" autocomplete="off" value="soy milk"/);
  });
});
