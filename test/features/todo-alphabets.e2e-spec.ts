import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const ITEMS = 200;
const LETTERS = 200;

describe('a to-do list', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each(['漢', '\u{1f600}', '"'])(
    'holds 200 items of 200 letters, whatever these are: %s',
    async (letter) => {
      const title = letter.repeat(LETTERS);
      const tab = await Tab.open(app.url);
      for (let count = 0; count < ITEMS; count++) await tab.call('todo:add', { title });

      const { error } = await tab.call('todo:add', { title: 'One more' });

      expect(error).toMatchObject({ code: 'list-full' });
      expect(await tab.watch({ todo: 0 })).toMatchObject({
        changed: [{ version: ITEMS, state: { left: ITEMS } }],
      });
      tab.close();
    },
  );

  it.each(['漢', '\u{1f600}'])(
    'takes a title of 200 by a form, and none of 201: %s',
    async (letter) => {
      const ada = app.visitor();

      await ada.submit('/todo/add', { title: letter.repeat(LETTERS) }).expect(303);
      await ada.submit('/todo/add', { title: letter.repeat(LETTERS + 1) }).expect(422);
    },
  );
});
