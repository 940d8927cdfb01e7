import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const STEP_MS = 20_000;

inBrowser('food', (stage) => {
  it('shows its count and total in every tab’s header as it is chosen', async () => {
    const ada = await stage.person('Ada');
    const [menu, elsewhere] = [await ada.open('/cart'), await ada.open('/todo')];
    await watchers(stage.app, menu, 'cart', 2);

    await menu.getByRole('button', { name: 'Add Warm olives' }).click();
    await badge(elsewhere).getByText('$9.50').waitFor();
    await menu.getByRole('button', { name: 'Add Warm olives' }).click();
    for (const tab of [elsewhere, menu]) await badge(tab).getByText('$19.00').waitFor();

    expect(await badge(elsewhere).innerText()).toBe('Cart 2 $19.00');
    expect(await badge(menu).innerText()).toBe('Cart 2 $19.00');
  });

  it('is ordered once on a double click, and moves on under the eyes of every tab', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/cart/add', { item: 'olives' });
    const [page, list, menu] = [
      await ada.open('/cart'),
      await ada.open('/orders'),
      await ada.open('/cart'),
    ];
    await watchers(stage.app, list, 'orders', 1);
    await watchers(stage.app, menu, 'cart', 3);

    await page.getByRole('button', { name: 'Place the order' }).dblclick();
    await page.waitForURL('**/orders/*');
    await watchers(stage.app, page, 'orders', 2);
    await menu.getByText('Nothing in it yet.').waitFor();
    stage.app.clock.pass(STEP_MS);

    for (const tab of [page, list])
      await until('the next step', async () => (await step(tab)) === 'preparing');
    expect(await list.getByRole('article').count()).toBe(1);
  });
});

const badge = (page: Page) => page.locator('#live-cart-badge');

const step = (page: Page) => page.locator('[aria-current="step"]').textContent();
