import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inBrowser, type Person, type Stage } from '../support/browser.js';
import { cutOff } from '../support/network.js';
import { saveWage } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

/** What is left of 1280 × 1024 at 400 %. */
const ZOOMED = { viewport: { width: 320, height: 256 } };
const IDLE_MS = 1_800_000;

interface Scene extends Pick<Stage, 'app'> {
  ada: Person;
  page: Page;
}

const NOTES: [what: string, show: (scene: Scene) => Promise<unknown>][] = [
  ['nothing', () => Promise.resolve()],
  [
    'that a field was refused',
    async ({ page }) => {
      await saveWage(page, 'x');
      await page.locator('.is-wrong').waitFor();
    },
  ],
  [
    'that there is no connection, and what was not sent',
    async ({ page }) => {
      await cutOff(page);
      await saveWage(page, '22');
      await page.locator('#waiting').getByText('1 change').waitFor();
      await page.getByRole('alert').getByText('could not be sent').waitFor();
    },
  ],
  [
    'that there is no connection, and what waits for it',
    async ({ page }) => {
      await cutOff(page);
      await saveWage(page, '22');
      await page.locator('#waiting').getByText('1 change').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
    },
  ],
  [
    'that the session ends soon',
    async ({ app, page }) => {
      app.clock.pass(IDLE_MS - 100_000);
      await page.getByRole('button', { name: 'Stay' }).waitFor();
    },
  ],
  [
    'that the session has ended',
    async ({ ada, page }) => {
      await ada.submit('/session/end');
      await page.getByRole('alert').getByText('has ended').waitFor();
    },
  ],
];

inBrowser('zoomed in to 400 %', (stage) => {
  it.each(NOTES)('whatever has the focus is not covered by a note: %s', async (_, show) => {
    const ada = await stage.person('Ada', ZOOMED);
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);

    await show({ app: stage.app, ada, page });

    expect(await coveredWhenFocused(page)).toEqual([]);
    ada.forgiveOutage();
  });

  it('Undo has the focus, is in sight and not covered', async () => {
    const ada = await stage.person('Ada', ZOOMED);
    await ada.submit('/todo/add', { title: 'Milk' });
    const page = await ada.open('/todo');
    await watchers(stage.app, page, 'greeting', 1);

    await page.getByRole('button', { name: 'Remove Milk' }).press('Enter');

    await page.locator('button:focus', { hasText: 'Undo' }).waitFor();
    expect(await isCovered(page.locator(':focus'))).toBe(false);
    expect(await coveredWhenFocused(page)).toEqual([]);
  });
});

/** Goes to each control of the page in turn. @returns those of which another element has the middle */
async function coveredWhenFocused(page: Page) {
  const covered: string[] = [];
  const controls = page.locator('main').locator('input:not([type="hidden"]), button');
  for (const control of await controls.all()) {
    await control.focus();
    if (await isCovered(control))
      covered.push(await control.evaluate((element): string => element.outerHTML));
  }
  return covered;
}

const isCovered = (control: Locator) =>
  control.evaluate((element): boolean => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = element.ownerDocument.elementFromPoint(x + width / 2, y + height / 2);
    return !element.contains(top);
  });
