import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { connection, withoutSockets } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { postsOf } from '../support/requests.js';
import { watchers } from '../support/watchers.js';

inBrowser('a browser', (stage) => {
  it('that can’t open a WebSocket has live pages all the same', async () => {
    const ada = await stage.person('Ada');
    await ada.context.routeWebSocket(/socket\.io/, (route) => route.close());
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    const posts = postsOf(one);

    await saveWage(one, '31');

    await Promise.all([showsWage(one, '31.00'), showsWage(two, '31.00')]);
    expect(posts).toEqual([]);
  });

  it('that gets no socket at all shows the same, by HTTP', async () => {
    const ada = await stage.person('Ada');
    await withoutSockets(ada.context);
    const page = await ada.open('/pay/hours');
    await connection(page).getByText('Offline').waitFor();
    await ada.submit('/pay/set-wage', { wage: '10' });

    await page.getByLabel('Hours worked').fill('7.5');
    await page.getByRole('button', { name: 'Work out the pay' }).click();

    await page.locator('#live-pay').getByText('$75.00').waitFor();
    await page.getByText('At $10.00 an hour, the wage you set.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/pay/hours');
    await page.getByLabel('Hours worked').fill('999');
    await page.getByRole('button', { name: 'Work out the pay' }).click();
    await page.locator('.error').getByText('At most 744.').waitFor();
    expect(await page.getByLabel('Hours worked').inputValue()).toBe('999');
    ada.forgiveOutage();
  });

  it('that shows a page again which it had kept shows it as it is by now', async () => {
    const ada = await stage.person('Ada');
    await withoutSockets(ada.context);
    const page = await ada.open('/pay');
    await ada.submit('/pay/set-wage', { wage: '10' });

    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

    await showsWage(page, '10.00');
    expect(await wageField(page).inputValue()).toBe('10.00');
    ada.forgiveOutage();
  });

  it('sends a double click once', async () => {
    const stranger = await stage.person();
    const page = await stranger.open('/pay');
    const posts = postsOf(page);
    await wageField(page).fill('50');

    await page.getByRole('button', { name: 'Save the wage' }).dblclick();

    await showsWage(page, '50.00');
    expect(posts).toEqual(['/pay/set-wage']);
  });
});
