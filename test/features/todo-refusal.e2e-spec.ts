import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { added, list } from '../support/todo.list.js';

describe('a list that refuses', () => {
  const stage = sharedApp();

  it('keeps what was typed for one item, beside that item, when it is refused', async () => {
    const [milk, bread] = await added(stage.ada, 'milk', 'bread');
    const typed = 'x'.repeat(201);

    const { text } = await stage.ada.submit('/todo/edit', { id: bread!, title: typed }).expect(422);

    const inputOf = (id: string) =>
      new RegExp(`<input id="todo-edit-title-${id}"[^>]*>`).exec(text)![0];
    expect(inputOf(bread!)).toContain(`value="${typed}"`);
    expect(inputOf(bread!)).toContain('aria-invalid="true"');
    expect(inputOf(milk!)).toContain('value="milk"');
    expect(inputOf(milk!)).not.toContain('aria-invalid');
  });

  it('says no to the 201st item, even if many come at once, and keeps the 200', async () => {
    await added(stage.ada, ...Array.from({ length: 195 }, (_, index) => `thing ${index}`));

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => stage.ada.send('/todo/add', { title: 'one more' })),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(
      answers.filter(({ body }) => (body as { code?: string }).code === 'list-full'),
    ).toHaveLength(15);
    expect((await list(stage.ada)).items).toHaveLength(200);
  });

  it.each(['edit', 'mark', 'remove'])(
    'cannot %s what is on somebody else’s list',
    async (command) => {
      const [id] = await added(stage.ada, 'milk');
      const stranger = stage.app.visitor();
      const payload = {
        id,
        ...(command === 'edit' && { title: 'mine' }),
        ...(command === 'mark' && { done: true }),
      };

      const { body } = await stranger.send(`/todo/${command}`, payload).expect(404);

      expect(body).toMatchObject({ code: 'not-found' });
      expect(await list(stage.ada)).toMatchObject({ items: [{ title: 'milk', done: false }] });
    },
  );

  it.each([
    ['add', { title: ' ' }, 'title'],
    ['add', { title: 'milk', done: true }, 'done'],
    ['edit', { id: 'x', title: null }, 'title'],
    ['edit', { id: ['x'], title: 'x' }, 'id'],
    ['mark', { id: 'x', done: 'true' }, 'done'],
    ['mark', { id: 'x', done: 1 }, 'done'],
    ['remove', { id: {} }, 'id'],
  ])('refuses %s %j by naming %s', async (command, payload, field) => {
    const { body } = await stage.ada.send(`/todo/${command}`, payload).expect(422);

    expect(body).toMatchObject({ code: 'invalid', errors: { [field]: [expect.any(String)] } });
  });
});
