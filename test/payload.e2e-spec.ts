import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { TestApp } from './support/app.js';
import { raw } from './support/raw.js';
import type { Visitor } from './support/visitor.js';

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
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
  });

  afterAll(() => app.stop());

  it.each(NAMES)('with a field named %j is refused, or that field is dropped', async (name) => {
    for (const value of VALUES) {
      const json = await ada.send(
        '/greeting/set',
        `{"name":"Ada",${JSON.stringify(name)}:${value}}`,
      );
      expect([200, 422]).toContain(json.status);
    }
    const form = await ada.submit('/greeting/set', { name: 'Ada', [name]: 'polluted' });
    expect([303, 422]).toContain(form.status);

    expect({}).not.toHaveProperty('polluted');
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    expect((await ada.page('/session').expect(200)).text).not.toContain('polluted');
  });

  it.each(NAMES)('may hold %j as text, which is shown as it was entered', async (name) => {
    const bea = app.visitor();
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

    const { body } = await ada.send('/greeting/set', payload).expect(400);

    expect(body).toMatchObject({ code: 'malformed' });
  });

  it('of more than 64 kB is too large, as JSON, as a form, and unpacked', async () => {
    const name = 'x'.repeat(70_000);
    const json = JSON.stringify({ name });
    const packed = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };

    const answers = [
      await ada.send('/greeting/set', json),
      await ada.submit('/greeting/set', { name }).set('Accept', 'application/json'),
      await ada
        .send('/greeting/set')
        .set(packed)
        .serialize(() => gzipSync(json) as never)
        .send({}),
    ];

    for (const { status, body } of answers) {
      expect(status).toBe(413);
      expect(body).toMatchObject({ code: 'too-large' });
    }
  });

  it('of 1001 fields or 9000 array items is refused, and no fault', async () => {
    const fields = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, index) => [`f${index}`, '']),
    );

    await ada.submit('/greeting/set', fields).expect(413);
    await ada.send('/greeting/set', { name: Array.from({ length: 9_000 }, () => 1) }).expect(422);
  });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/octet-stream',
    'application/json; charset=iso-8859-1',
    'json',
  ])('as %s is of an unsupported type', async (type) => {
    const answer = await raw(app.url, '/greeting/set', {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: 'application/json', Cookie: ada.cookies },
      body: '{"name":"Eve"}',
    });

    expect(answer.status).toBe(415);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'unsupported-type' });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('without a type is of an unsupported type, and none at all is an empty one', async () => {
    const ask = { method: 'POST', headers: { Accept: 'application/json', Cookie: ada.cookies } };

    expect((await raw(app.url, '/greeting/set', { ...ask, body: 'name=Eve' })).status).toBe(415);
    expect((await raw(app.url, '/greeting/set', ask)).status).toBe(422);
    expect((await raw(app.url, '/pay/clear', ask)).status).toBe(200);
  });

  it('with a field twice is refused by that field', async () => {
    const twice = await ada.submit('/greeting/set', { name: ['Eve', 'Eve'] }).expect(422);

    expect(twice.text).toContain('Enter 1 to 60 characters');
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });
});
