import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { inFile } from '../support/database.js';
import type { Visitor } from '../support/visitor.js';
import { POLLING, upgrade, WEBSOCKET, wire, WireTab } from '../support/wire.js';

const SET_NAME = '42["greeting:set",{"name":"Eve"}]';

describe('a connection that polls', () => {
  let app: TestApp;
  let ada: Visitor;
  let eve: Visitor;
  let tab: WireTab;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    [ada, eve] = [app.visitor(), app.visitor()];
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await eve.send('/pay/set-wage', { wage: 20 }).expect(200);
    tab = await WireTab.open(app.url, { Cookie: ada.cookies });
  });

  afterAll(() => app.stop());

  const thieves: [string, () => Record<string, string>][] = [
    ['no cookie', () => ({})],
    ['another session’s cookie', () => ({ Cookie: eve.cookies })],
    ['a forged cookie', () => ({ Cookie: ada.cookies.replace(/sid=s%3A.{4}/, 'sid=s%3AAAAA') })],
    ['the cookie of its browser alone', () => ({ Cookie: /visitor=[^;]+/.exec(ada.cookies)![0] })],
  ];

  it.each(thieves)('takes no event from %s', async (_, headers) => {
    const { status } = await tab.ask({ method: 'POST', body: SET_NAME, headers: headers() });

    expect(status).toBe(403);
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    await tab.close();
  });

  it.each(thieves)('tells nothing to %s, and goes on', async (_, headers) => {
    const query = `sid=${tab.engineId}`;

    const poll = await wire(app.url, `${POLLING}&${query}`, { headers: headers() });
    const socket = await wire(app.url, `${WEBSOCKET}&${query}`, {
      headers: { ...upgrade(), ...headers() },
    });

    expect([poll.status, socket.status]).toEqual([403, 403]);
    await tab.send('420["greeting:set",{"name":"Countess"}]');
    expect(await tab.next()).toContain('"name":"Countess"');
    await tab.close();
  });

  it('goes on by the new cookie of a renewed session, and not by the old one', async () => {
    const Cookie = ada.cookies;
    await ada.send('/session/renew').expect(200);

    const late = await tab.ask({ method: 'POST', body: SET_NAME, headers: { Cookie } });
    const headers = { Cookie: ada.cookies };
    const next = await tab.ask({ method: 'POST', body: '42["greeting:forget"]', headers });

    expect([late.status, next.status]).toEqual([403, 200]);
    expect(await ada.state('greeting')).toEqual({ name: null });
  });

  it('takes nothing by the cookie of a session that has ended', async () => {
    await ada.send('/session/end').expect(200);

    expect(await tab.closed()).toContain('42["session:ended",{"reason":"ended"}]');
    expect((await tab.send(SET_NAME)).status).toBe(400);
  });

  it('says that its session is over where that was not told yet, and applies nothing', async () => {
    inFile(app.databaseFile, (db) => db.exec('DELETE FROM owners'));

    await tab.send('420["greeting:set",{"name":"Countess"}]');

    expect(await tab.next()).toContain('"code":"session-ended"');
    expect(await tab.closed()).toContain('42["session:ended",{"reason":"expired"}]');
  });

  it('tells the end of its session when the browser has dropped the cookie by then', async () => {
    const headers = { Cookie: ada.cookies };
    const { text } = await wire(app.url, POLLING, { headers });
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const ask = (options: object) => wire(app.url, `${POLLING}&sid=${sid}`, options);
    await ask({ method: 'POST', headers, body: '40' });
    await ask({ headers });
    await ada.send('/session/end').expect(200);
    const [browser, nobody] = [{ Cookie: ada.cookies }, {}];

    expect((await ask({ headers: nobody })).status).toBe(403);
    expect((await ask({ headers: browser, method: 'POST', body: SET_NAME })).status).toBe(403);
    expect((await ask({ headers: browser })).text).toContain('session:ended');
  });

  it('keeps no session alive by polling', async () => {
    app.clock.pass(29 * 60_000);
    await tab.ask({ method: 'POST', body: '3' });

    app.clock.pass(2 * 60_000);

    await ada.json('/session').expect(404);
  });
});
