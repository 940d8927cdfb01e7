import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { saveWage, showsWage } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('two tabs of one browser, to a screen reader,', (stage) => {
  it('tell screen readers what another tab changed', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);

    await saveWage(one, '20');

    for (const page of [two, one])
      await until('the news', async () => (await spoken(page)) === 'Pay slip: $20.00 an hour.');
    expect(await two.locator('#announcer').getAttribute('role')).toBe('status');
  });

  it('tell screen readers of every change, though it reads like the one before', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await ada.submit('/pay/set-wage', { wage: '20' });
    await until('the news', async () => (await spoken(page)) === 'Pay slip: $20.00 an hour.');

    const changes = await changesOf(page);
    await ada.submit('/pay/set-wage', { wage: '30' });

    await showsWage(page, '30.00');
    await until('the second news', async () => (await spoken(page)) !== '');
    expect((await changes()).at(-1)).toBe('Pay slip: $30.00 an hour.');
  });
});

/** @returns what is asked for the texts that a screen reader was given since */
async function changesOf(page: Page) {
  await page.evaluate(`{
    window.spoken = [];
    const place = document.getElementById('announcer');
    new MutationObserver(() => window.spoken.push(place.textContent))
      .observe(place, { childList: true, characterData: true, subtree: true });
  }`);
  return () => page.evaluate<string[]>('window.spoken');
}

const spoken = (page: Page) => page.locator('#announcer').textContent();
