import { describe, expect, it } from '@jest/globals';
import { whileLocked } from '../support/database.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';

describe('while another process locks the file, the app', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }).expect(200),
  });

  const locked = <Result>(act: () => PromiseLike<Result>) =>
    whileLocked(stage.app.databaseFile, act);

  it('pages are shown, with what is kept', async () => {
    stage.app.clock.pass(60_000);

    const [page, inspector] = await locked(() =>
      Promise.all([stage.ada.page('/greeting'), stage.ada.json('/session')]),
    );

    expect(page.status).toBe(200);
    expect(page.text).toContain('Hello, <strong>Ada</strong>');
    expect(inspector.status).toBe(200);
  });

  it('a command waits, where the lock is short', async () => {
    const command = await locked(async () => {
      const sent = stage.ada.send('/greeting/set', { name: 'Ada' }).then((answer) => answer);
      await stage.ada.page('/').expect(200);
      return { sent };
    });

    expect((await command.sent).status).toBe(200);
  });

  it('the app lives and says that it is not ready, until the lock is gone', async () => {
    const stranger = stage.app.visitor();
    expect((await stranger.json('/health/ready').expect(200)).body).toMatchObject({ status: 'ok' });

    const [live, ready] = await locked(() =>
      Promise.all([stranger.json('/health/live'), stranger.page('/health/ready')]),
    );

    expect(live.status).toBe(200);
    expect(ready.status).toBe(503);
    expect(ready.headers).toMatchObject({
      'retry-after': '1',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(ready.body).toMatchObject({ status: 'error', error: { store: { status: 'down' } } });
    await stranger.json('/health/ready').expect(200);
  });

  it('an end that was refused is no end by its visitor, when its time runs out later', async () => {
    await locked(() => stage.ada.submit('/session/end').expect(503));
    stage.app.clock.pass(30 * 60_000);

    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });

    expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
  });
});
