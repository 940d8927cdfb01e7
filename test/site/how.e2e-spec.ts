import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PUSHES_KEPT, PushLog } from '../../src/sojourn/live/push.log.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const FEATURES = readdirSync('src/features', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const SIGNS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };

/** What a page shows as code, by its path, as text. */
const codeIn = (html: string) =>
  [...html.matchAll(/<pre[^>]* aria-label="([^"]+)"><code>([^]*?)<\/code>/g)].map(
    ([, path, code]) => [path!, textOf(code!)] as const,
  );

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(?:lt|gt|quot|#x27);/g, (sign) => SIGNS[sign]!)
    .replaceAll('&amp;', '&');

describe('how an app works', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const show = async (path: string) => (await app.visitor().page(path).expect(200)).text;

  it.each(FEATURES)(
    'is shown by its own files, letter for letter, and beside Flask: %s',
    async (word) => {
      const html = await show(`/how/${word}`);
      const code = codeIn(html);

      for (const [path, text] of code) expect(text).toBe(readFileSync(path, 'utf8'));
      expect(code.map(([path]) => path)).toEqual(
        ['slice.ts', 'service.ts', 'controller.ts', 'flask.py']
          .map((end) => `src/features/${word}/${word}.${end}`)
          .filter((path) => existsSync(path)),
      );
      expect(code.at(-1)![0]).toMatch(/\.flask\.py$/);
      expect(html).not.toContain(' style=');
      expect(html).toContain('hljs-keyword');
    },
  );

  it('is one press away from each page of the app, and says what the specs claim', async () => {
    for (const path of ['/pay', '/pay/annual', '/arcade'])
      expect(await show(path)).toMatch(/href="\/how\/(pay|arcade)"/);
    expect(await show('/how/pay')).toContain(
      '<li>is worked out from a wage and hours, and nobody else sees it</li>',
    );
  });

  it('is followed by this session’s last commands in it, and nobody else’s', async () => {
    const ada = app.visitor();
    await ada.submit('/pay/set-wage', { wage: '30' }).expect(303);
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    const tabs = await Promise.all([1, 2].map(() => Tab.open(app.url, { cookie: ada.cookies })));
    for (const tab of tabs) await tab.watch({ pay: 1 });
    await ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    for (const tab of tabs) await tab.next('changed');

    const { text } = await ada.page('/how/pay').expect(200);

    const lines = [...text.matchAll(/<li class="row"><p>(.+?)<\/p>/g)].map(([, line]) => line);
    expect(lines).toEqual([
      expect.stringMatching(
        /^<code>pay:set-wage<\/code> by json → pay version 2 → told to 2 tabs, \d+ ms$/,
      ),
      '<code>pay:set-wage</code> by form → pay version 1',
    ]);
    expect(await show('/how/pay')).toContain('None yet in this session.');
    for (const tab of tabs) tab.close();
  });

  it.each(['/how/nothing', '/how/constructor', '/how/session'])('is unknown: %s', async (path) => {
    await app.visitor().page(path).expect(404);
  });

  it('remembers of how changes were told only the last', () => {
    const log = new PushLog();
    const told = (version: number) =>
      log.of(
        { owner: null, visitor: 'ada', begin: () => Promise.resolve() },
        { slice: 'pay', version },
      );
    for (let version = 1; version <= PUSHES_KEPT + 1; version++)
      log.note({ owner: 'ada', name: 'pay', version, row: undefined }, { tabs: 1, afterMs: 0 });

    expect([told(1), told(2)]).toEqual([undefined, { tabs: 1, afterMs: 0 }]);
  });
});
