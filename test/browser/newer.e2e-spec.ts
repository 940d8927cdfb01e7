import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { watchers } from '../support/watchers.js';

inBrowser('a form that someone has touched', (stage) => {
  it('keeps all its fields when another tab changes them, and offers the newer', async () => {
    const ada = await stage.person('Ada');
    const page = await touched(ada);
    await watchers(stage.app, page, 'pay', 1);

    await ada.submit('/pay/annualise', { hoursPerWeek: '30', weeksPerYear: '48' });

    await newer(page).waitFor();
    expect(await values(page)).toEqual(['40', '52']);
    await page.locator('#live-pay').getByText('30 hours × 48 weeks').waitFor();
    // What is drawn again meanwhile takes the offer away no more than the text.
    await ada.submit('/pay/calculate', { hours: '5' });
    await page.locator('#live-pay').getByText('$150.00').waitFor();
    expect(await newer(page).count()).toBe(1);

    await newer(page).getByRole('button', { name: 'Use them' }).click();

    expect(await values(page)).toEqual(['30', '48']);
    expect(await newer(page).count()).toBe(0);
  });

  it('saves all that it shows, and has nothing newer then', async () => {
    const ada = await stage.person('Ada');
    const page = await touched(ada);
    await watchers(stage.app, page, 'pay', 1);
    await ada.submit('/pay/annualise', { hoursPerWeek: '30', weeksPerYear: '48' });
    await newer(page).waitFor();

    await page.getByRole('button', { name: 'Work out the year' }).click();

    await newer(page).waitFor({ state: 'detached' });
    expect(await ada.slice('/pay')).toMatchObject({
      state: { annual: { hoursPerWeek: 40, weeksPerYear: 52 } },
    });
  });

  it('is drawn with the newer where nobody has touched it', async () => {
    const [ada, eve] = [await stage.person('Ada'), await stage.person('Eve')];
    await ada.submit('/pay/set-wage', { wage: '30' });
    const page = await ada.open('/pay/annual');
    await watchers(stage.app, page, 'pay', 1);
    await eve.submit('/pay/set-wage', { wage: '99' });

    await ada.submit('/pay/annualise', { hoursPerWeek: '30', weeksPerYear: '48' });

    await page.locator('#live-pay').getByText('30 hours × 48 weeks').waitFor();
    expect(await values(page)).toEqual(['30', '48']);
    expect(await newer(page).count()).toBe(0);
  });
});

const newer = (page: Page) => page.locator('form .newer');

const values = async (page: Page) => [
  await page.getByLabel('Hours a week').inputValue(),
  await page.getByLabel('Paid weeks a year').inputValue(),
];

/** The year's form, with one field of two typed in. */
async function touched(person: Person) {
  await person.submit('/pay/set-wage', { wage: '30' });
  const page = await person.open('/pay/annual');
  await page.getByLabel('Hours a week').fill('40');
  return page;
}
