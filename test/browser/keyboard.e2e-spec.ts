import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import {
  EVERY_PAGE_MS,
  everyPage,
  useEverything,
  WITH_AND_WITHOUT_SCRIPT,
} from '../support/pages.js';

/** Of a group of radio buttons Tab goes to the chosen one. */
const CONTROLS = [
  'a[href]',
  'summary',
  'button:enabled',
  'input:enabled:not([type=hidden], [type=radio]:not(:checked))',
  'select:enabled',
  '[tabindex="0"]',
].join();
/** How far from a control its focus may show, in pixels: a tile shows it at its edge. */
const ROOM = 32;

inBrowser('with the keyboard alone', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'the first Tab offers to skip the header %s',
    async (_, options) => {
      const page = await (await stage.person('', options)).open('/greeting');

      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').innerText()).toBe('Skip to the page');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');

      expect(await page.locator(':focus').getAttribute('name')).toBe('name');
    },
  );

  it(
    'Tab goes through every control, in the order of the page',
    async () => {
      const ada = await stage.person();
      await useEverything(ada);
      const page = await ada.open('/');

      // A date's field has parts, which Tab goes through one by one; the keys are drawn anew as one goes.
      const paths = (await everyPage(ada)).filter((path) => !['/flight', '/keys'].includes(path));
      for (const path of paths) {
        await page.goto(path);
        const controls = await namedControls(page);
        const reached: (string | undefined)[] = [];
        for (const _ of controls) reached.push(await tab(page));

        expect([path, ...reached]).toEqual([path, ...controls]);
      }
    },
    EVERY_PAGE_MS,
  );

  describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
    it.each(['/', '/pay', '/todo'])('on %s one sees where the focus is', async (path) => {
      const ada = await stage.person('', { colorScheme });
      await useEverything(ada);
      const page = await ada.open(path);
      const unseen: string[] = [];

      for (const control of await namedControls(page)) {
        await tab(page);
        if (!(await focusIsSeen(page))) unseen.push(control);
      }

      expect(unseen).toEqual([]);
    });
  });
});

/** Gives a name to all that can be used on the page. @returns the names, in the page's order */
const namedControls = (page: Page) =>
  page.locator(CONTROLS).evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element, place): string => {
        element.dataset.control = `${place} ${element.outerHTML.slice(0, 80)}`;
        return element.dataset.control;
      }),
  );

async function tab(page: Page) {
  await page.keyboard.press('Tab');
  const [control] = await page
    .locator(':focus')
    .evaluateAll((elements) => elements.map(({ dataset }): string => dataset.control));
  return control;
}

async function focusIsSeen(page: Page) {
  const focused = page.locator(':focus');
  const { x, y, width, height } = (await focused.boundingBox())!;
  const [left, top] = [Math.max(0, x - ROOM), Math.max(0, y - ROOM)];
  const clip = { x: left, y: top, width: width + 2 * ROOM, height: height + 2 * ROOM };
  const seen = await page.screenshot({ clip });
  await focused.evaluate((element) => element.blur());
  return !seen.equals(await page.screenshot({ clip }));
}
