import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';

inBrowser('a city with several airports', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'has them to choose from, and what was typed beside it stays, %s',
    async (_, options) => {
      const page = await (await stage.person('Ada', options)).open('/flight');
      await page.getByLabel('Flight number').fill('QF 1');
      await page.getByLabel('From').fill('SYD');
      await page.getByLabel('To', { exact: true }).fill('London');
      await page.getByLabel('Departs').fill('2030-11-27T16:00');
      await page.getByLabel('Arrives').fill('2030-11-28T05:00');
      await page.getByRole('button', { name: 'Track it' }).click();

      await page.getByRole('link', { name: 'LHR' }).click();

      await page.getByRole('link', { name: 'LHR' }).waitFor({ state: 'detached' });
      expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('LHR');
      await page.getByRole('button', { name: 'Track it' }).click();
      const row = page.locator('#live-flight [data-row]').getByText('QF1', { exact: true });
      await row.waitFor();
      expect(await page.getByText('27 Nov 2030, 16:00 in SYD').count()).toBe(1);
    },
  );

  it('has none to choose from for a field that is right', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    const page = await ada.open('/flight');
    await page.getByLabel('From').fill('Paris');
    await page.getByLabel('To', { exact: true }).fill('SYD');

    await page.getByRole('button', { name: 'Track it' }).click();

    const choices = page.locator('[data-code]');
    expect(await choices.count()).toBe(0);
  });
});
