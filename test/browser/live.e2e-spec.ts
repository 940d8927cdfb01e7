import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { saveWage, showsWage, slip, wageField } from '../support/pay.page.js';
import { postsOf } from '../support/requests.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('two tabs of one browser', (stage) => {
  it('show a wage that one of them sets, and a stranger’s never does', async () => {
    const [ada, eve] = [await stage.person('Ada'), await stage.person('Eve')];
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay/hours')];
    const other = await eve.open('/pay');
    await watchers(stage.app, one, 'pay', 2);
    await watchers(stage.app, other, 'pay', 1);

    await saveWage(one, '31.25');

    await Promise.all([showsWage(one, '31.25'), showsWage(two, '31.25')]);
    await two.getByText('At $31.25 an hour, the wage you set.').waitFor();
    await saveWage(other, '99');
    await showsWage(other, '99.00');
    expect(await other.content()).not.toContain('31.25');
    expect(await slip(one).textContent()).toContain('31.25');
  });

  it('are equal down to the fields, whichever way a change comes', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);

    await ada.submit('/pay/set-wage', { wage: '40' });
    await Promise.all([showsWage(one, '40.00'), showsWage(two, '40.00')]);
    expect([await wageField(one).inputValue(), await wageField(two).inputValue()]).toEqual([
      '40.00',
      '40.00',
    ]);

    await saveWage(two, ' 41.50 ');
    await showsWage(one, '41.50');
    await showsWage(two, '41.50');
    expect([await wageField(one).inputValue(), await wageField(two).inputValue()]).toEqual([
      '41.50',
      '41.50',
    ]);
  });

  it('send a form over the socket, and stay where they are', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay/hours');
    await ada.submit('/pay/set-wage', { wage: '10' });
    await watchers(stage.app, page, 'pay', 1);
    const posts = postsOf(page);

    await page.getByLabel('Hours worked').fill('7.5');
    await page.getByLabel('Hours worked').press('Enter');

    await slip(page).getByText('$75.00').waitFor();
    expect(posts).toEqual([]);
    expect(new URL(page.url()).pathname).toBe('/pay/hours');
  });

  it('show what is kept as it changes', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/session');
    const kept = page.getByLabel('The state of pay');
    await watchers(stage.app, page, 'pay', 1);

    await ada.submit('/pay/set-wage', { wage: '10' });
    await kept.getByText('"wage": 10').waitFor();
    await ada.submit('/pay/set-wage', { wage: '11' });
    await kept.getByText('"wage": 11').waitFor();
    expect(await page.locator('#slice-pay').textContent()).toContain('Version 2');
  });

  it('greet by a new name on every page', async () => {
    const ada = await stage.person('Ada');
    const [home, page] = [await ada.open('/'), await ada.open('/greeting')];
    await watchers(stage.app, home, 'greeting', 2);

    await page.getByLabel('Your name').fill('Grace');
    await page.getByRole('button', { name: 'Greet me' }).click();

    await home.getByText('Hello, Grace').waitFor();
    expect(await page.getByText('Hello, Grace').count()).toBe(2);
  });

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
