import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import { cookieOf, cookiesOf } from '../support/visitor.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

const TRANSPORTS = [
  { transports: ['websocket'] },
  { transports: ['polling'] },
  { transports: ['polling', 'websocket'] },
] satisfies { transports: ('polling' | 'websocket')[] }[];

describe('a socket’s handshake', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const owners = async () => (await kept(app)).owners;

  it.each(TRANSPORTS)('shares the session of the cookie ($transports)', async ({ transports }) => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 });

    const tab = await Tab.open(app.url, { cookie: ada.cookies, transports });
    const { changed } = await tab.watch({ pay: 0 });
    await tab.call('pay:set-wage', { wage: 40 });

    expect(changed).toMatchObject([{ slice: 'pay', version: 1, state: { wage: 30 } }]);
    expect(await ada.state('pay')).toMatchObject({ wage: 40 });
    tab.close();
  });

  it('keeps its session while it upgrades, and begins no second one', async () => {
    const before = await owners();
    const tab = await Tab.open(app.url, { transports: ['polling', 'websocket'] });
    await tab.call('pay:set-wage', { wage: 1 });
    await until('the upgrade', () => tab.socket.io.engine.transport.name === 'websocket');

    expect(await tab.call('pay:set-wage', { wage: 2 })).toMatchObject({ version: 2 });
    expect((await owners()) - before).toBe(1);
    tab.close();
  });

  it.each([
    ['polling', POLLING, {}],
    ['websocket', WEBSOCKET, upgrade()],
  ])('begins a session for a stranger, and sets its cookies (%s)', async (_, query, headers) => {
    const before = await owners();

    const answer = await wire(app.url, query, { headers });

    expect(answer.headers['set-cookie']).toHaveLength(2);
    expect(cookieOf(answer, 'sid')).toMatch(/^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookieOf(answer, 'visitor')).toMatch(
      /^visitor=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await owners()) - before).toBe(1);
    await app
      .visitor({ Cookie: cookiesOf(answer) })
      .json('/session')
      .expect(200);
  });

  it.each([POLLING, 'EIO=4&transport=none', `${POLLING}&sid=none`])(
    'is answered for its visitor alone (%s)',
    async (query) => {
      const { headers } = await wire(app.url, query);

      expect(headers).toMatchObject({
        vary: 'Cookie',
        'cache-control': expect.stringContaining('no-store'),
        'x-content-type-options': 'nosniff',
      });
    },
  );

  it('keeps the visitor it knows when it begins a session', async () => {
    const visitor = cookieOf(await wire(app.url, POLLING), 'visitor')!.split(';')[0]!;

    const answer = await wire(app.url, POLLING, { headers: { Cookie: visitor } });

    expect(cookieOf(answer, 'sid')).toBeDefined();
    expect(cookieOf(answer, 'visitor')).toBeUndefined();
  });

  it('takes a forged cookie for none', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    const forged = ada.cookies.replace(/sid=s%3A.{4}/, 'sid=s%3AAAAA');

    const tab = await Tab.open(app.url, { cookie: forged });

    expect(await tab.watch({ greeting: 1 })).toMatchObject({ changed: [{ version: 0 }] });
    await tab.call('greeting:set', { name: 'Mallory' });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    tab.close();
  });
});
