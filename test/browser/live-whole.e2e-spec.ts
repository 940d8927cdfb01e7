import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('one change of two slices', (stage) => {
  it('is on the page as a whole, or not at all, in every frame and between them', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/orders');
    await watchers(stage.app, page, 'orders', 1);
    await ada.submit('/cart/add', { item: 'calamari', quantity: '2' });
    await page.getByText('Cart 2').waitFor();
    const seen = await framesOf(page);

    for (let placed = 1; placed <= 3; placed++) {
      await ada.submit('/cart/place');
      await until(`order ${placed}`, async () => (await seen()).at(-1) === `0 in ${placed}`);
      if (placed < 3) await ada.submit('/cart/add', { item: 'calamari', quantity: '2' });
      if (placed < 3) await page.getByText('Cart 2').waitFor();
    }

    expect(await seen()).toEqual(['2 in 0', '0 in 1', '2 in 1', '0 in 2', '2 in 2', '0 in 3']);
  });
});

/** @returns what is asked for how full the cart and how long the list was, each time that one was another */
async function framesOf(page: Page) {
  await page.evaluate(`{
    window.seen = [];
    const look = () => {
      const cart = document.querySelector('#live-cart-badge b').textContent;
      const now = cart + ' in ' + document.querySelectorAll('#live-orders article').length;
      if (window.seen.at(-1) !== now) window.seen.push(now);
    };
    const eachFrame = () => (look(), requestAnimationFrame(eachFrame));
    eachFrame();
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
  }`);
  return () => page.evaluate<string[]>('window.seen');
}
