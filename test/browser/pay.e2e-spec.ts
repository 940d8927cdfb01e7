import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { shows, WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { saveWage, slip, wageField } from '../support/pay.page.js';

inBrowser('pay', (stage) => {
  describe.each(WITH_AND_WITHOUT_SCRIPT)('%s', (_, options) => {
    it('uses the wage of one page on the two others', async () => {
      const page = await (await stage.person('Ada', options)).open('/pay');

      await saveWage(page, '32.50');
      expect(await shows(slip(page), '$32.50 an hour')).toBe(true);
      await page.getByRole('link', { name: 'Hours', exact: true }).click();
      await page.getByLabel('Hours worked').fill('37.5');
      await page.getByRole('button', { name: 'Work out the pay' }).click();
      expect(await shows(slip(page), '$1,218.75')).toBe(true);
      await page.getByRole('link', { name: 'Year', exact: true }).click();
      await page.getByRole('button', { name: 'Work out the year' }).click();

      expect(await shows(slip(page), '$64,220.00')).toBe(true);
    });

    it('keeps what was typed and says beside the field what is wrong', async () => {
      const page = await (await stage.person('Ada', options)).open('/pay');

      await saveWage(page, 'thirty');

      await page.locator('.is-wrong [name=wage]:focus').waitFor();
      expect(await wageField(page).inputValue()).toBe('thirty');
      expect(await wageField(page).getAttribute('aria-invalid')).toBe('true');
      expect(await description(page, wageField(page))).toMatch(/^Enter a number.*In dollars/s);
      expect(await shows(slip(page), 'No wage yet')).toBe(true);
    });

    it('says what to do first where a wage is missing', async () => {
      const page = await (await stage.person('Ada', options)).open('/pay');

      await page.getByLabel('Hours worked').fill('12');
      await page.getByRole('button', { name: 'Work out the pay' }).click();

      const wrong = page.locator('#pay-set-wage-wage-error');
      expect(await shows(wrong, 'Set your hourly wage first.')).toBe(true);
      await page.locator('.is-wrong [name=wage]:focus').waitFor();
      expect(await page.getByLabel('Hours worked').inputValue()).toBe('12');
    });

    it('says that it was saved, and later when', async () => {
      const page = await (await stage.person('Ada', options)).open('/pay');

      await saveWage(page, '32.50');
      expect(await shows(slip(page), 'Saved just now')).toBe(true);
      stage.app.clock.pass(60_000);
      await page.reload();

      expect(await shows(slip(page), 'Last changed')).toBe(true);
    });

    it('clears it all', async () => {
      const ada = await stage.person('Ada', options);
      await ada.submit('/pay/set-wage', { wage: '32.50' });
      const page = await ada.open('/pay');

      await slip(page).getByRole('button', { name: 'Clear it all' }).click();

      expect(await shows(slip(page), 'No wage yet')).toBe(true);
      expect(await wageField(page).inputValue()).toBe('');
    });

    it('takes Enter in a field for a click on its button', async () => {
      const ada = await stage.person('Ada', options);
      await ada.submit('/pay/set-wage', { wage: '32.50' });
      const page = await ada.open('/pay/annual');

      await page.getByLabel('Hours a week').fill('20');
      await page.keyboard.press('Enter');

      expect(await shows(slip(page), '20 hours × 52 weeks')).toBe(true);
    });
  });
});

/** What a screen reader says after the name of a field. */
async function description(page: Page, field: Locator) {
  const ids = (await field.getAttribute('aria-describedby'))!.split(' ');
  const texts = ids.map((id) => page.locator(`#${id}`).innerText());
  return (await Promise.all(texts)).join(' ');
}
