import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';
import { cookiesOf } from '../support/visitor.js';

const BROWSER = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Site': 'same-origin' };

describe('a browser’s first form', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const begin = (headers: Record<string, string>) =>
    app.visitor(headers).submit('/pay/set-wage', { wage: '20' }).expect(303);

  it.each([BROWSER, { 'Upgrade-Insecure-Requests': '1' }])(
    'is told that cookies are needed, where the browser refuses ours: %j',
    async (headers) => {
      const { location } = (await begin(headers)).headers as { location: string };

      const { status, text } = await raw(app.url, location);

      expect(status).toBe(200);
      expect(text).toMatch(/role="alert"[^>]*>\s*<p><strong>Your browser keeps no cookie/);
      expect((await raw(app.url, '/pay')).text).not.toContain('keeps no cookie');
    },
  );

  it('leads to the plain page, where it keeps them', async () => {
    const began = await begin(BROWSER);
    const headers = { Cookie: cookiesOf(began) };

    const back = await raw(app.url, String(began.headers.location), { headers });

    expect([back.status, back.headers.location]).toEqual([303, '/pay']);
    expect((await raw(app.url, '/pay', { headers })).text).toContain('$20.00');
  });

  it('and whatever follows, and what no browser sends, is answered with the plain page', async () => {
    const ada = app.visitor(BROWSER);
    await ada.submit('/pay/set-wage', { wage: '20' }).expect(303);

    const next = await ada.submit('/pay/set-wage', { wage: '21' }).expect(303);
    const script = await begin({});

    expect([next.headers.location, script.headers.location]).toEqual(['/pay', '/pay']);
  });
});

describe('a form that adds', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each([
    ['/todo', '/todo/add', { title: 'Rest' }, { title: 'Rest well' }],
    [
      '/cart',
      '/cart/add',
      { item: 'calamari', quantity: '1' },
      { item: 'calamari', quantity: '2' },
    ],
    [
      '/flight',
      '/flight/track',
      {
        number: 'QF1',
        from: 'SYD',
        to: 'LHR',
        departs: '2026-11-27T10:00',
        arrives: '2026-11-28T10:00',
      },
      {
        number: 'QF2',
        from: 'SYD',
        to: 'LHR',
        departs: '2026-11-27T10:00',
        arrives: '2026-11-28T10:00',
      },
    ],
  ])(
    'adds once on a double click, and again when it is filled in anew: %s',
    async (page, action, fields, others) => {
      const ada = app.visitor();
      await ada.submit('/greeting/set', { name: 'Ada' }).expect(303);
      const commandId = keyIn((await ada.page(page)).text, action);
      const version = async () => ((await ada.json(page)).body as { version: number }).version;

      await Promise.all([0, 1].map(() => ada.submit(action, { ...fields, commandId }).expect(303)));
      expect(await version()).toBe(1);

      await ada.submit(action, { ...others, commandId }).expect(303);
      expect(await version()).toBe(2);
    },
  );
});

const keyIn = (html: string, action: string) =>
  new RegExp(`action="${action}"[^>]*>\\s*<input[^>]*name="commandId" value="([^"]+)"`).exec(
    html,
  )![1]!;
