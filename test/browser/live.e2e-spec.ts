import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { saveWage, showsWage, slip, wageField } from '../support/pay.page.js';
import { postsOf } from '../support/requests.js';
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
    const kept = page.locator('#slice-pay dd');
    await watchers(stage.app, page, 'pay', 1);

    await ada.submit('/pay/set-wage', { wage: '10' });
    await kept.getByText('10', { exact: true }).waitFor();
    await ada.submit('/pay/set-wage', { wage: '11' });
    await kept.getByText('11', { exact: true }).waitFor();
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
});
