import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { saveWage, slip } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

/** As long as "just now" is true, and as much again. */
const FADED_MS = 20_000;

inBrowser('a change', (stage) => {
  it('was saved just now where someone acted, for a moment, and changed elsewhere in other tabs', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);

    await saveWage(one, '20');

    await said(one, 'Saved just now');
    await said(two, 'Changed in another tab');
    expect(await slip(two).getByText('Saved just now').isVisible()).toBe(false);
    expect(await slip(one).getByText('Changed in another tab').isVisible()).toBe(false);
    await slip(one).getByText('Last changed').waitFor({ timeout: FADED_MS });
    expect(await slip(one).getByText('Saved just now').isVisible()).toBe(false);
  });

  it('is read out once, with what it came to', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/cart');
    await watchers(stage.app, page, 'cart', 1);
    const heard = await hearing(page);

    await page.getByRole('button', { name: 'Add Salt and pepper calamari' }).click();

    await until('the news', async () => (await heard()).length > 0);
    await until('the line below', () => page.locator('#live-cart .saved.is-fresh').isVisible());
    expect(await heard()).toEqual(['Your cart: 1 in all, $16.90.']);
    expect(await page.locator('#live-cart [role="status"]').count()).toBe(0);
  });

  it('that time made is read out as what it is', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/cart/add', { item: 'calamari' });
    await ada.submit('/cart/place');
    stage.app.clock.pass(STEP_MS);
    await until('the first to be prepared', async () =>
      JSON.stringify(await ada.slice('/orders')).includes('preparing'),
    );
    await ada.submit('/cart/add', { item: 'calamari' });
    await ada.submit('/cart/place');
    const page = await ada.open('/orders');
    await watchers(stage.app, page, 'orders', 1);
    const heard = await hearing(page);

    stage.app.clock.pass(STEP_MS);

    const words = async () => (await heard()).join(' ').match(/received|prepared|ready/g) ?? [];
    await until('the news of both', async () => new Set(await words()).size === 2);
    expect((await words()).toSorted()).toEqual(['prepared', 'ready']);
  });
});

const STEP_MS = 21_000;

const said = (page: Page, text: string) => slip(page).getByText(text).waitFor();

/** What screen readers are given from now on, wherever on the page. */
async function hearing(page: Page) {
  await page.evaluate(`{
    window.heard = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const node = target.nodeType === 1 ? target : target.parentElement;
        const place = node?.closest('[role="status"], [role="alert"], [aria-live]');
        if (place?.textContent.trim()) window.heard.push(place.textContent.trim());
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  }`);
  return () => page.evaluate<string[]>('window.heard');
}
