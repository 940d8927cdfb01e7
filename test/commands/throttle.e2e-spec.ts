import { describe, expect, it } from '@jest/globals';
import { BURST, firstVisits, knockUntilRefused, nextAddress } from '../support/first.visits.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

describe('one client address', () => {
  const { stage, greet, form, useUp } = firstVisits();
  const shake = (query: string, headers = {}) =>
    wire(stage.app.url, query, { headers: { ...stage.from, ...headers } });

  const forged = { Cookie: 'sid=s%3Aforged.signature' };
  const doors: [string, () => Promise<{ status: number; headers: Record<string, unknown> }>][] = [
    ['JSON', async () => greet()],
    ['a form', async () => form({ name: 'Eve' })],
    ['JSON with a forged cookie', async () => greet(forged)],
    ['a polling handshake', () => shake(POLLING)],
    ['a WebSocket', () => shake(WEBSOCKET, upgrade())],
    ['a handshake with a forged cookie', () => shake(POLLING, forged)],
    ['a handshake of a tab that comes back', () => shake(`${POLLING}&returning=1`)],
  ];

  it.each(doors)('is refused first visits over its burst by %s', async (_, knock) => {
    await useUp();
    const before = await kept(stage.app);

    const { status, headers } = await knock();

    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'retry-after': '1', 'x-frame-options': 'DENY' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(await kept(stage.app)).toEqual(before);
  });

  it.each(doors)('counts first visits by %s', async (_, knock) => {
    const taken = await knockUntilRefused(knock);

    expect(taken).toBeGreaterThanOrEqual(BURST);
    expect(taken).toBeLessThan(10 * BURST);
  });

  it('is told why as the caller asked, and a form keeps what was typed', async () => {
    await useUp();

    const json = await greet();
    const page = await form({ name: 'Grace Hopper' });

    expect(json.headers['content-type']).toContain('application/problem+json');
    expect(json.body).toMatchObject({ status: 429, code: 'too-many' });
    expect(page.status).toBe(429);
    expect(page.text).toContain('value="Grace Hopper"');
    expect(page.text).toContain('Too many at once');
  });

  it('goes on with the sessions it has, and looks at pages', async () => {
    const ada = stage.app.visitor(stage.from);
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await useUp();
    await greet().expect(429);

    await ada.send('/greeting/set', { name: 'Countess' }).expect(200);
    const tab = await Tab.open(stage.app.url, { cookie: ada.cookies, headers: stage.from });
    await stage.app.visitor(stage.from).page('/greeting').expect(200);

    expect(await tab.call('greeting:set', { name: 'Lovelace' })).toMatchObject({ ok: true });
    tab.close();
  });

  it('is not refused for another’s visits, nor for what it says of itself', async () => {
    await useUp();
    const other = nextAddress();

    await greet({ 'X-Forwarded-For': `${stage.from['X-Forwarded-For']}, ${other}` }).expect(200);
    await greet({ 'X-Forwarded-For': `${other}, ${stage.from['X-Forwarded-For']}` }).expect(429);
  });
});
