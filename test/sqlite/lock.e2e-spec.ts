import { describe, expect, it } from '@jest/globals';
import { whileLocked } from '../support/database.js';
import { kept } from '../support/kept.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

describe('while another process locks the file', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }).expect(200),
  });

  const locked = <Result>(act: () => PromiseLike<Result>) =>
    whileLocked(stage.app.databaseFile, act);

  it('commands are refused with 503 and Retry-After on both ways, and work again after it', async () => {
    const stranger = stage.app.visitor();
    const before = await kept(stage.app);

    const [json, form, first, end] = await locked(() =>
      Promise.all([
        stage.ada.send('/greeting/set', { name: 'Bea' }),
        stage.ada.submit('/greeting/set', { name: 'Bea' }),
        stranger.submit('/greeting/set', { name: 'Eve' }),
        stage.ada.submit('/session/end'),
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
    expect(await kept(stage.app)).toEqual(before);
    expect((await stage.ada.json('/greeting')).body).toMatchObject({ version: 1 });
    await stage.ada.send('/greeting/set', { name: 'Bea' }).expect(200);
    await stage.ada.send('/greeting/set', { name: 'Ada' }).expect(200);
  });

  it('a handshake that would begin a session is told to come again, and no other', async () => {
    const [polling, websocket, own] = await locked(() =>
      Promise.all([
        wire(stage.app.url, POLLING),
        wire(stage.app.url, WEBSOCKET, { headers: upgrade() }),
        wire(stage.app.url, POLLING, { headers: { Cookie: stage.ada.cookies } }),
      ]),
    );

    for (const { status, headers } of [polling, websocket]) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
      expect(headers).not.toHaveProperty('set-cookie');
    }
    expect(own.status).toBe(200);
    expect(await wire(stage.app.url, POLLING)).toMatchObject({ status: 200 });
  });

  it('a socket’s commands are acknowledged as refused, and work again after it', async () => {
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });

    const refused = await locked(() => tab.call('pay:set-wage', { wage: 1 }));

    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await tab.call('pay:set-wage', { wage: 1 })).toMatchObject({ ok: true, version: 1 });
    tab.close();
  });
});
