import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { rowCounts, whileLocked } from '../support/database.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

describe('while another process locks the file', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
  });

  afterAll(() => app.stop());

  const locked = <Result>(act: () => PromiseLike<Result>) => whileLocked(app.databaseFile, act);

  it('commands are refused with 503 and Retry-After on both ways, and work again after it', async () => {
    const stranger = app.visitor();
    const before = rowCounts(app.databaseFile);

    const [json, form, first, end] = await locked(() =>
      Promise.all([
        ada.send('/greeting/set', { name: 'Bea' }),
        ada.submit('/greeting/set', { name: 'Bea' }),
        stranger.submit('/greeting/set', { name: 'Eve' }),
        ada.submit('/session/end'),
      ]),
    );

    for (const { status, headers } of [json, form, first, end]) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
      expect(headers).not.toHaveProperty('set-cookie');
    }
    expect(json.body).toMatchObject({ title: 'Service Unavailable', code: 'unavailable' });
    expect(form.text).toContain('value="Bea"');
    expect(form.text).toContain('Try again in a moment.');
    expect(rowCounts(app.databaseFile)).toEqual(before);
    expect((await ada.json('/greeting')).body).toMatchObject({ version: 1 });
    await ada.send('/greeting/set', { name: 'Bea' }).expect(200);
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
  });

  it('a handshake that would begin a session is told to come again, and no other', async () => {
    const [polling, websocket, own] = await locked(() =>
      Promise.all([
        wire(app.url, POLLING),
        wire(app.url, WEBSOCKET, { headers: upgrade() }),
        wire(app.url, POLLING, { headers: { Cookie: ada.cookies } }),
      ]),
    );

    for (const { status, headers } of [polling, websocket]) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
      expect(headers).not.toHaveProperty('set-cookie');
    }
    expect(own.status).toBe(200);
    expect(await wire(app.url, POLLING)).toMatchObject({ status: 200 });
  });

  it('a socket’s commands are acknowledged as refused, and work again after it', async () => {
    const tab = await Tab.open(app.url, { cookie: ada.cookies });

    const refused = await locked(() => tab.call('pay:set-wage', { wage: 1 }));

    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await tab.call('pay:set-wage', { wage: 1 })).toMatchObject({ ok: true, version: 1 });
    tab.close();
  });
});
