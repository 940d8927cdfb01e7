import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { EVERY_PAGE_MS, everyPage, shows, WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { endSession } from '../support/session.page.js';

inBrowser('the greeting', (stage) => {
  describe.each(WITH_AND_WITHOUT_SCRIPT)('%s', (_, options) => {
    it(
      'is by the name on every page, and for nobody else',
      async () => {
        const [ada, eve] = [await stage.person('', options), await stage.person('', options)];
        const [page, other] = [await ada.open('/greeting'), await eve.open('/')];

        await page.getByLabel('Your name').fill('Ada');
        await page.getByRole('button', { name: 'Greet me' }).click();
        await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();

        for (const path of await everyPage(ada)) {
          await Promise.all([page.goto(path), other.goto(path)]);
          expect([path, await greeting(page)]).toEqual([path, 'Hello, Ada']);
          expect([path, await greeting(other)]).toEqual([path, 'Hello, stranger']);
          expect(await other.content()).not.toContain('Ada');
        }
      },
      EVERY_PAGE_MS,
    );

    it(
      'is for a stranger again once the session is ended, on whichever page',
      async () => {
        const ada = await stage.person('', options);
        const page = await ada.open('/');

        for (const path of await everyPage(ada)) {
          await ada.submit('/greeting/set', { name: 'Ada' });
          await page.goto(path);
          expect([path, await greeting(page)]).toEqual([path, 'Hello, Ada']);

          await endSession(page);

          expect(await shows(page.locator('.bar'), 'Hello, stranger')).toBe(true);
          expect(new URL(page.url()).pathname).toBe('/');
        }
      },
      EVERY_PAGE_MS,
    );

    it('is not shown again to whoever goes back', async () => {
      const ada = await stage.person('Ada', options);
      const page = await ada.open('/greeting');
      await endSession(page);
      await page.waitForURL('/');

      await page.goBack();

      expect(await shows(page.locator('.bar'), 'Hello, stranger')).toBe(true);
      expect(await page.content()).not.toContain('Ada');
    });

    it('is forgotten when asked to', async () => {
      const page = await (await stage.person('Ada', options)).open('/greeting');

      await page.getByRole('button', { name: 'Forget my name' }).click();

      expect(await shows(page.locator('main'), 'No name is kept for you.')).toBe(true);
      expect(await greeting(page)).toBe('Hello, stranger');
    });

    it('stays as it was where a name is too long, which stays in its field', async () => {
      const page = await (await stage.person('Ada', options)).open('/greeting');

      await page.getByLabel('Your name').fill('W'.repeat(61));
      await page.keyboard.press('Enter');

      await page.locator('.is-wrong [name=name]').waitFor();
      expect(await page.getByLabel('Your name').inputValue()).toBe('W'.repeat(61));
      expect(await greeting(page)).toBe('Hello, Ada');
    });
  });
});

const greeting = (page: Page) => page.locator('#live-greeting-badge').textContent();
