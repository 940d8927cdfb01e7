import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sharedApp } from '../support/shared.app.js';

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
  const stage = sharedApp();

  const show = async (path: string) => (await stage.app.visitor().page(path).expect(200)).text;

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

  it.each(['/how/nothing', '/how/constructor', '/how/session'])('is unknown: %s', async (path) => {
    await stage.app.visitor().page(path).expect(404);
  });
});
