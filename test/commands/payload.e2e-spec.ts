import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

const OURS = [
  'cookie',
  'touch',
  'save',
  'reload',
  'regenerate',
  'id',
  'req',
  'owner',
  'sid',
  'price',
];
const THEIRS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  'toJSON',
];
const NAMES = [...OURS, ...THEIRS, 'name.first', 'name[first]', '__defineGetter__', '', ' name'];
const VALUES = ['{"polluted":true}', '"text"', 'null', '[["polluted",true]]'];

describe('a payload', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }).expect(200),
  });

  it.each(NAMES)('with a field named %j is refused, or that field is dropped', async (name) => {
    for (const value of VALUES) {
      const json = await stage.ada.send(
        '/greeting/set',
        `{"name":"Ada",${JSON.stringify(name)}:${value}}`,
      );
      expect([200, 422]).toContain(json.status);
    }
    const form = await stage.ada.submit('/greeting/set', { name: 'Ada', [name]: 'polluted' });
    expect([303, 422]).toContain(form.status);

    expect({}).not.toHaveProperty('polluted');
    expect(await stage.ada.state('greeting')).toEqual({ name: 'Ada' });
    expect((await stage.ada.page('/session').expect(200)).text).not.toContain('polluted');
  });

  it.each(NAMES)('may hold %j as text, which is shown as it was entered', async (name) => {
    const bea = stage.app.visitor();
    const entered = `${name}'--{{7*7}}&lt;b&gt;%2525</script>`;

    await bea.send('/greeting/set', { name: entered }).expect(200);

    expect(await bea.state('greeting')).toEqual({ name: entered.trim() });
    const shown = '&#x27;--{{7*7}}&amp;lt;b&amp;gt;%2525&lt;/script&gt;';
    expect((await bea.page('/greeting')).text).toContain(shown);
  });

  it.each([
    ['{"name":', '[', ']'],
    ['{"name":"Ada","more":', '{"a":', '}'],
  ])('nested 9000 levels deep is malformed: %s', async (start, open, close) => {
    const payload = `${start}${open.repeat(9_000)}1${close.repeat(9_000)}}`;

    const { body } = await stage.ada.send('/greeting/set', payload).expect(400);

    expect(body).toMatchObject({ code: 'malformed' });
  });

  it('with a field twice is refused by that field', async () => {
    const twice = await stage.ada.submit('/greeting/set', { name: ['Eve', 'Eve'] }).expect(422);

    expect(twice.text).toContain('Enter 1 to 60 characters');
    expect(await stage.ada.state('greeting')).toEqual({ name: 'Ada' });
  });
});
