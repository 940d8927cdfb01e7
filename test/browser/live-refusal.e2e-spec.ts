import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('a refused form', (stage) => {
  it.each(['abc', '', '-1', '1e309', '12.345', '32.4000000000000001'])(
    'says of %j over the socket what it says without JavaScript',
    async (wage) => {
      const [ada, plain] = [
        await stage.person('Ada'),
        await stage.person('Bob', { javaScriptEnabled: false }),
      ];
      const [live, still] = [await ada.open('/pay'), await plain.open('/pay')];
      await watchers(stage.app, live, 'pay', 1);

      await Promise.all([saveWage(live, wage), saveWage(still, wage)]);

      await live.locator('.error').waitFor();
      expect(await wageForm(live)).toEqual(await wageForm(still));
      expect(await wageField(live).inputValue()).toBe(wage);
      expect(await live.locator(':focus').getAttribute('name')).toBe('wage');
      expect(new URL(live.url()).pathname).toBe('/pay');
    },
  );

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'asks beside it for a choice that was not made, %s',
    async (_, options) => {
      const ada = await stage.person('Ada', options);
      const page = await ada.open('/insurance');
      if (options.javaScriptEnabled) await watchers(stage.app, page, 'insurance', 1);
      await page.getByLabel('Age').fill('35');

      await page.getByRole('button', { name: 'Work out the premium' }).click();
      const wait = page.getByRole('radiogroup', { name: 'Waiting period' });
      await page
        .locator('.field')
        .filter({ has: wait })
        .getByText('Choose a waiting period.')
        .waitFor();

      expect(await wait.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator(':focus').getAttribute('value')).toBe('30');
      expect(await page.getByLabel('Age').inputValue()).toBe('35');
    },
  );

  it('is refused by the rule of the feature where it stands, too', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay/hours');
    await watchers(stage.app, page, 'pay', 1);

    await page.getByLabel('Hours worked').fill('7');
    await page.getByRole('button', { name: 'Work out the pay' }).click();

    await page.getByRole('alert').getByText('Set your hourly wage first.').waitFor();
    expect(await page.getByLabel('Hours worked').inputValue()).toBe('7');
    expect(new URL(page.url()).pathname).toBe('/pay/hours');
  });

  it('stays as it is until it is sent again, whatever another tab does', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    await saveWage(one, 'abc');
    await one.locator('.error').waitFor();

    await saveWage(two, '50');
    await showsWage(one, '50.00');
    expect(await wageField(one).inputValue()).toBe('abc');
    expect(await one.locator('.error').count()).toBe(1);

    await saveWage(one, '60');
    await showsWage(two, '60.00');
    await one.locator('.error').waitFor({ state: 'detached' });
    expect(await wageField(one).inputValue()).toBe('60.00');
  });

  it('is taken back by what changes nothing', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', { wage: '50' });
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await saveWage(page, 'abc');
    await page.locator('.error').waitFor();

    await saveWage(page, '50');

    await page.locator('.error').waitFor({ state: 'detached' });
    expect(await wageField(page).inputValue()).toBe('50.00');
  });

  it('that was drawn before the script ran leaves no address that is no page', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/greeting');
    await page.getByLabel('Your name').fill('');

    // Not `requestSubmit`: the script is not asked.
    await page.locator('form[action="/greeting/set"]').evaluate((form: FormLike) => form.submit());

    await page.locator('.error').waitFor();
    await until('the page’s own address', () => page.url() === `${stage.app.url}/greeting`);
    expect((await page.reload())!.status()).toBe(200);
  });
});

interface FormLike {
  submit(): void;
}

/** The form as it reads, and as it is read out. */
const wageForm = async (page: Page) => [
  (await page.locator('form[action="/pay/set-wage"]').innerText()).replace(/\s+/g, ' '),
  await wageField(page).getAttribute('aria-describedby'),
  await wageField(page).getAttribute('aria-invalid'),
];
