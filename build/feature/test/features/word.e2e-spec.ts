import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

describe('word', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('keeps the text, shows it on its page, and shows it to nobody else', async () => {
    const [ada, stranger] = [app.visitor(), app.visitor()];

    await ada.submit('/word/set', { text: ' Water ' }).expect(303).expect('Location', '/word');

    expect(await ada.state('word')).toEqual({ text: 'Water' });
    expect((await ada.page('/word')).text).toContain('<p>Water</p>');
    expect(await stranger.state('word')).toEqual({ text: null });
  });

  it('tells every tab, by whichever door it is set', async () => {
    const ada = app.visitor();
    await ada.send('/word/set', { text: 'Water' }).expect(200);
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.watch({ word: 1 });

    expect(await tab.call('word:set', { text: 'Earth' })).toMatchObject({ ok: true });

    expect(await tab.next('changed')).toMatchObject({ version: 2, state: { text: 'Earth' } });
    tab.close();
  });

  it('refuses an empty text, and the form keeps what was there', async () => {
    const ada = app.visitor();
    await ada.send('/word/set', { text: 'Water' }).expect(200);

    const { text } = await ada.submit('/word/set', { text: '' }).expect(422);

    expect(text).toContain('id="word-set-text-error"');
    expect(await ada.state('word')).toEqual({ text: 'Water' });
  });
});
