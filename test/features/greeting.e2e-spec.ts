import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';

describe('greeting', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('greets by the name on every page, and nobody else', async () => {
    const [ada, stranger] = [app.visitor(), app.visitor()];

    await ada
      .submit('/greeting/set', { name: '  Ada ' })
      .expect(303)
      .expect('Location', '/greeting');

    for (const path of ['/', '/greeting', '/pay', '/session', '/no-such-page']) {
      expect((await ada.page(path)).text).toContain('Hello, <strong>Ada</strong>');
      expect((await stranger.page(path)).text).toContain('Hello, stranger');
    }
  });

  it('forgets the name', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);

    const { body } = await ada.send('/greeting/forget').expect(200);

    expect(body).toEqual({ slice: 'greeting', version: 2, state: { name: null } });
  });

  it('shows a name as text, whatever it holds', async () => {
    const ada = app.visitor();
    await ada.submit('/greeting/set', { name: '<img src=x onerror=alert(1)>{{name}}' });

    const { text } = await ada.page('/');

    expect(text).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;{{name}}');
  });

  it.each([
    [''],
    ['   '],
    ['a'.repeat(61)],
    ['two\nlines'],
    ['\u0000'],
    ['\ud800'],
    [7],
    [null],
    [['Ada']],
    [{}],
  ])('refuses %j as a name and keeps the old one', async (name) => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });

    const { body } = await ada.send('/greeting/set', { name }).expect(422);

    expect(body).toMatchObject({ code: 'invalid', errors: { name: [expect.any(String)] } });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('takes 60 characters, even those that take two code units', async () => {
    await app
      .visitor()
      .send('/greeting/set', { name: '😀'.repeat(60) })
      .expect(200);
  });
});
