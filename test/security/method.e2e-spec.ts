import { describe, expect, it } from '@jest/globals';
import { raw } from '../support/raw.js';
import { sharedApp } from '../support/shared.app.js';

const OVERRIDES = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];

// ASVS 3.5.2
describe('a request that a browser sends without asking first', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }).expect(200),
  });

  it.each(['text/plain', 'text/plain;charset=utf-8', 'application/jsonx', 'text/json+plain'])(
    'is no command where its JSON comes as %s',
    async (type) => {
      const sent = stage.ada.send('/greeting/set', { name: 'Eve' }).set('Content-Type', type);

      await sent.expect(415);

      expect(await stage.ada.state('greeting')).toEqual({ name: 'Ada' });
    },
  );

  it.each(OVERRIDES)('is no other method by %s', async (header) => {
    const headers = { Cookie: stage.ada.cookies, [header]: 'POST' };

    const shown = await raw(stage.app.url, '/session/end?_method=POST', { headers });
    await stage.ada.send('/pay', { _method: 'DELETE' }).set(header, 'DELETE').expect(405);

    expect(shown.headers.location).toBe('/session');
    expect(await stage.ada.state('greeting')).toEqual({ name: 'Ada' });
  });
});
