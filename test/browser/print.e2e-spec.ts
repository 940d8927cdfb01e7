import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { useEverything } from '../support/pages.js';

inBrowser('on paper', (stage) => {
  it('a projection has all its years, and nothing that waits for a finger', async () => {
    const ada = await stage.person();
    await useEverything(ada);
    for (const path of ['/superannuation', '/electricity', '/insurance', '/pay', '/currency']) {
      const page = await ada.open(path);

      await page.emulateMedia({ media: 'print' });

      expect([
        path,
        await page.locator('form:visible, button:visible, header:visible').count(),
      ]).toEqual([path, 0]);
      expect([path, await clipped(page)]).toEqual([path, []]);
      await page.close();
    }
  });

  it('a table is as wide as the paper', async () => {
    const page = await (await stage.person('', A4)).open('/lab');

    await page.emulateMedia({ media: 'print' });

    expect(await excess(page)).toBe(0);
  });
});

const A4 = { viewport: { width: 794, height: 1123 } };

/** How far what is widest reaches beyond the paper, in pixels. */
const excess = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

/** What has more in it than it shows. */
const clipped = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main *')]
    .filter((each) => getComputedStyle(each).overflowY !== 'visible')
    .filter((each) => each.scrollHeight > each.clientHeight + 1 && !each.matches('.spoken'))
    .map((each) => each.className)`);
