import { describe, expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import {
  EVERY_PAGE_MS,
  everyPage,
  greeting,
  shows,
  WITH_AND_WITHOUT_SCRIPT,
} from '../support/pages.js';
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
  });
});
