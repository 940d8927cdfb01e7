import { describe, expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { greeting, shows, WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { endSession } from '../support/session.page.js';

inBrowser('the greeting', (stage) => {
  describe.each(WITH_AND_WITHOUT_SCRIPT)('%s', (_, options) => {
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
