import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { shows, WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { saveWage, slip, wageField } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('a form', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'takes a number as people write it, and shows dollars with their cents, %s',
    async (_, options) => {
      const ada = await stage.person('Ada', options);
      const page = await ada.open('/pay');

      await saveWage(page, '$1,234.5');

      await slip(page).getByText('$1,234.50 an hour').waitFor();
      await page.locator('[name=wage][value="1234.50"]').waitFor();
      const wage = wageField(page);
      await until('the field to hold cents', async () => (await wage.inputValue()) === '1234.50');
      expect(await wage.inputValue()).toBe('1234.50');
    },
  );

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'says which field a rule is about, and draws one that was corrected as right, %s',
    async (_, options) => {
      const ada = await stage.person('Ada', options);
      const page = await ada.open('/superannuation');
      if (options.javaScriptEnabled) await watchers(stage.app, page, 'superannuation', 1);
      const fill = (label: string, text: string) => page.getByLabel(label).fill(text);
      await fill('Age now', '60');
      await fill('Retire at', '55');
      await fill('Balance now', '100000');
      await fill('Annual salary', '200000');
      await fill('Return a year', '-2.5');
      await page.getByRole('button', { name: 'Project the balance' }).click();
      await shows(page.locator('.error'), 'Enter an age after 60');

      await fill('Retire at', '67');
      await fill('Salary sacrifice', '40,000');
      await page.getByRole('button', { name: 'Project the balance' }).click();

      await shows(page.locator('.error'), 'over the concessional cap');
      const wrong = page.locator('[aria-invalid="true"]');
      expect(await wrong.getAttribute('name')).toBe('salarySacrifice');
      expect(await page.locator(':focus').getAttribute('name')).toBe('salarySacrifice');
      expect(await page.getByLabel('Retire at').inputValue()).toBe('67');
    },
  );

  it('leads from its summary to the fields, by the names they have on the page', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    const page = await ada.open('/insurance');

    await page.getByRole('button', { name: 'Work out the premium' }).click();
    await page.locator('.alert').getByRole('link', { name: 'Age' }).click();

    expect(new URL(page.url()).hash).toBe('#insurance-quote-age');
    const summary = await page.locator('.alert').innerText();
    expect(summary).toContain('Waiting period: Choose a waiting period.');
    expect(summary).not.toMatch(/waitingDays|benefitYears/);
  });

  it('says which fields are required and which are optional, and offers a minus where one may stand', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/superannuation');

    expect(await page.getByLabel('Annual salary optional').count()).toBe(1);
    expect(await page.getByLabel('Annual salary').getAttribute('required')).toBeNull();
    expect(await page.getByLabel('Balance now').getAttribute('required')).toBe('');
    expect(await page.getByLabel('Return a year').getAttribute('inputmode')).toBeNull();
  });
});
