import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { rowCounts } from '../support/database.js';
import { Tab } from '../support/tab.js';
import { POLLING, upgrade, WEBSOCKET, wire } from '../support/wire.js';

const PER_SECOND = 1;

const BURST = 10 * PER_SECOND;

/** Each test has a network of its own, or it would find the bucket of the one before. */
let network = 0;

/** @returns how often it was let in before it was refused; not sooner than too often */
async function knockUntilRefused(knock: () => Promise<{ status: number }>) {
  let taken = 0;
  while (taken < 10 * BURST && (await knock()).status !== 429) taken++;
  return taken;
}

describe('one client address', () => {
  let app: TestApp;
  let from: { 'X-Forwarded-For': string };

  beforeAll(async () => {
    app = await TestApp.start({
      FIRST_VISITS_PER_SECOND: String(PER_SECOND),
      TRUST_PROXY: 'loopback',
    });
  });

  beforeEach(() => {
    from = { 'X-Forwarded-For': `198.51.100.${++network}` };
  });

  afterAll(() => app.stop());

  const greet = (headers = {}) =>
    app.visitor({ ...from, ...headers }).send('/greeting/set', { name: 'Eve' });

  const form = (fields: Record<string, string>) =>
    app.visitor(from).submit('/greeting/set', fields);

  const shake = (query: string, headers = {}) =>
    wire(app.url, query, { headers: { ...from, ...headers } });

  const useUp = () => knockUntilRefused(async () => greet());

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
    const before = rowCounts(app.databaseFile);

    const { status, headers } = await knock();

    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'retry-after': '1', 'x-frame-options': 'DENY' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(rowCounts(app.databaseFile)).toEqual(before);
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
    const ada = app.visitor(from);
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await useUp();
    await greet().expect(429);

    await ada.send('/greeting/set', { name: 'Countess' }).expect(200);
    const tab = await Tab.open(app.url, { cookie: ada.cookies, headers: from });
    await app.visitor(from).page('/greeting').expect(200);

    expect(await tab.call('greeting:set', { name: 'Lovelace' })).toMatchObject({ ok: true });
    tab.close();
  });

  it('is not refused for another’s visits, nor for what it says of itself', async () => {
    await useUp();
    const other = `198.51.100.${++network}`;

    await greet({ 'X-Forwarded-For': `${from['X-Forwarded-For']}, ${other}` }).expect(200);
    await greet({ 'X-Forwarded-For': `${other}, ${from['X-Forwarded-For']}` }).expect(429);
  });
});
