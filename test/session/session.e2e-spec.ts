import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept, NOTHING, slicesIn } from '../support/kept.js';
import { cookieOf } from '../support/visitor.js';

const PAGES = ['/', '/greeting', '/pay', '/pay/hours', '/pay/annual', '/session'];
const OTHERS = ['/health/live', '/no-such-page', '/assets/none.css', '/session/end'];

describe('a session', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) });
  });

  afterAll(() => app.stop());

  it('is not begun by looking: 1000 requests without a cookie make no row and set no cookie', async () => {
    const paths = [...PAGES, ...OTHERS];
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const [visitor, path] = [app.visitor(), paths[index % paths.length]!];
          return index < 25 ? visitor.page(path) : visitor.json(path);
        }),
      );
      expect(answers.filter(({ headers }) => 'set-cookie' in headers)).toEqual([]);
    }

    expect(await kept(app)).toEqual(NOTHING);
  });

  it('is not begun by a command that is refused or changes nothing', async () => {
    const stranger = app.visitor();

    const answers = [
      await stranger.send('/greeting/forget').expect(200),
      await stranger.submit('/pay/clear').expect(303),
      await stranger.send('/pay/calculate', { hours: 3 }).expect(409),
      await stranger.send('/greeting/set', { name: '' }).expect(422),
    ];

    expect(answers.filter(({ headers }) => 'set-cookie' in headers)).toEqual([]);
    expect(await kept(app)).toMatchObject({ owners: 0, slices: 0, sessions: 0 });
  });

  it('begins with the first change, which sets both cookies once', async () => {
    const ada = app.visitor();

    const first = await ada.submit('/greeting/set', { name: 'Ada' }).expect(303);
    const second = await ada.submit('/greeting/set', { name: 'Ada L.' }).expect(303);

    expect(cookieOf(first, 'sid')).toBeDefined();
    expect(cookieOf(first, 'visitor')).toBeDefined();
    expect(second.headers).not.toHaveProperty('set-cookie');
    expect(await kept(app)).toMatchObject({ owners: 1, slices: 1, sessions: 1 });
  });

  it('is shown by its inspector, to its visitor only', async () => {
    const ada = app.visitor();
    const at = (milliseconds: number) => new Date(app.clock.now() + milliseconds).toISOString();
    await ada.send('/pay/set-wage', { wage: 30 });

    const { body } = await ada.json('/session').expect(200);

    const state = { wage: 30, hours: null, pay: null, annual: null };
    const pay = { slice: 'pay', keep: 'session', version: 1, changedAt: at(0), state };
    expect(body).toEqual({
      startedAt: at(0),
      idleExpiresAt: at(1_800_000),
      expiresAt: at(86_400_000),
      tabs: 0,
      slices: [{ ...pay, bytes: expect.any(Number) }],
    });
    expect((await ada.page('/session').expect(200)).text).toMatch(
      /<dt>wage<\/dt>\s*<dd><code>30<\/code>/,
    );
    expect((await app.visitor().page('/session').expect(200)).text).not.toContain('wage');
    await app.visitor().json('/session').expect(404);
  });

  it('changes by no safe method, on any page', async () => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 });
    const seen = async () => ({
      inspected: (await ada.json('/session')).body,
      rows: await slicesIn(app),
    });
    const before = await seen();

    for (const path of [...PAGES, ...OTHERS, '/pay/set-wage', '/pay/clear', '/session/renew']) {
      await ada.request('GET', path);
      await ada.request('HEAD', path);
      await ada.request('OPTIONS', path);
    }

    expect(await seen()).toEqual(before);
  });

  it('has an id nobody can guess: 300 of them differ and carry 192 bits', async () => {
    const ids = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => app.visitor().send('/greeting/set', { name: 'Ada' })),
      );
      for (const answer of answers)
        ids.add(/^sid=s%3A([\w-]+)\./.exec(cookieOf(answer, 'sid')!)![1]!);
    }

    expect(ids.size).toBe(300);
    expect([...ids].filter((id) => !/^[\w-]{32}$/.test(id))).toEqual([]);
  });
});
