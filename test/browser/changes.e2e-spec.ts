import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { saveWage, showsWage } from '../support/pay.page.js';
import { postsOf } from '../support/requests.js';
import { watchers } from '../support/watchers.js';

inBrowser('the last changes', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)('are listed, and taken back, %s', async (_, options) => {
    const ada = await stage.person('Ada', options);
    for (const wage of ['30', '32']) await ada.submit('/pay/set-wage', { wage });
    const page = await ada.open('/session');
    if (options.javaScriptEnabled) await watchers(stage.app, page, 'pay', 1);
    const posts = postsOf(page);
    expect(await listed(page)).toEqual([
      'pay wage: 30 → 32',
      'pay wage: none → 30',
      'greeting name: none → “Ada”',
    ]);
    expect(await changes(page).first().innerText()).toContain('pay:set-wage by form · version 2');

    await undo(page, 'pay, version 2').click();

    await changes(page).first().getByText('wage: 32 → 30').waitFor();
    expect(await ada.slice('/pay')).toMatchObject({ version: 3, state: { wage: 30 } });
    expect(posts).toEqual(options.javaScriptEnabled ? [] : ['/session/undo']);
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(2);
    expect(new URL(page.url()).pathname).toBe('/session');
  });

  it('follow what other tabs do, and take it back there, and no stranger’s', async () => {
    const [ada, eve] = [await stage.person('Ada'), await stage.person('Eve')];
    const [page, pay] = [await ada.open('/session'), await ada.open('/pay')];
    await watchers(stage.app, page, 'pay', 2);
    await saveWage(await eve.open('/pay'), '99');

    await saveWage(pay, '31');
    await changes(page).first().getByText('wage: none → 31').waitFor();
    await undo(page, 'pay, version 1').click();

    await pay.getByText('No wage yet').waitFor();
    expect(await eve.slice('/pay')).toMatchObject({ state: { wage: 99 } });
  });

  it('say why one can’t be taken back that is not the latest any more', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    await ada.submit('/pay/set-wage', { wage: '30' });
    const page = await ada.open('/session');
    await ada.submit('/pay/set-wage', { wage: '31' });

    await undo(page, 'pay, version 1').click();

    await page.getByRole('alert').getByText('It has changed since you last saw it').waitFor();
    expect(await ada.slice('/pay')).toMatchObject({ version: 2, state: { wage: 31 } });
  });

  it('offer none where what followed goes on', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/cart/add', { item: 'calamari' });
    await ada.submit('/cart/place');

    const page = await ada.open('/session');

    expect(await changes(page).filter({ hasText: 'orders' }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(1);
    await undo(page, 'greeting, version 1').waitFor();
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('stand beside a button to stay, %s', async (_, options) => {
    const ada = await stage.person('Ada', options);
    const page = await ada.open('/session');
    if (options.javaScriptEnabled) await watchers(stage.app, page, 'pay', 1);
    const lives = page.locator('dt:text("idle until") + dd time');
    const before = await lives.getAttribute('datetime');
    stage.app.clock.pass(600_000);

    await page.locator('main').getByRole('button', { name: 'Stay' }).click();

    const later = new Date(Date.parse(before!) + 600_000).toISOString();
    await lives.and(page.locator(`[datetime="${later}"]`)).waitFor();
    expect(await lives.count()).toBe(1);
  });
});

inBrowser('a wage that is taken back', (stage) => {
  it('comes again when that is taken back', async () => {
    const ada = await stage.person('Ada');
    const [page, pay] = [await ada.open('/session'), await ada.open('/pay')];
    await watchers(stage.app, page, 'pay', 2);
    await saveWage(pay, '31');
    await undo(page, 'pay, version 1').click();
    await pay.getByText('No wage yet').waitFor();

    await undo(page, 'pay, version 2').click();

    await showsWage(pay, '31.00');
    expect(await ada.slice('/pay')).toMatchObject({ version: 3, state: { wage: 31 } });
  });
});

const changes = (page: Page) => page.locator('#changes li');

const undo = (page: Page, which: string) => page.getByRole('button', { name: `Undo ${which}` });

const listed = (page: Page) => page.locator('#changes .row-main p:first-child').allInnerTexts();
