import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';
import type { Visitor } from '../support/visitor.js';

const OVERRIDES = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];

// ASVS 3.5.2
describe('a request that a browser sends without asking first', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
  });

  afterAll(() => app.stop());

  it.each(['text/plain', 'text/plain;charset=utf-8', 'application/jsonx', 'text/json+plain'])(
    'is no command where its JSON comes as %s',
    async (type) => {
      const sent = ada.send('/greeting/set', { name: 'Eve' }).set('Content-Type', type);

      await sent.expect(415);

      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    },
  );

  it.each(OVERRIDES)('is no other method by %s', async (header) => {
    const headers = { Cookie: ada.cookies, [header]: 'POST' };

    const shown = await raw(app.url, '/session/end?_method=POST', { headers });
    await ada.send('/pay', { _method: 'DELETE' }).set(header, 'DELETE').expect(405);

    expect(shown.headers.location).toBe('/session');
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });
});
