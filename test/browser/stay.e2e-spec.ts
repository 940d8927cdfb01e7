import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { endSession, openStay } from '../support/session.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('the end of a session', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'says before what goes and what stays, %s',
    async (_, options) => {
      const [ada, eve] = [await stage.person('Ada', options), await stage.person('Eve')];
      await ada.submit('/cart/add', { item: 'calamari', quantity: '3' });
      await ada.submit('/pay/set-wage', { wage: '30' });
      await ada.submit('/todo/add', { title: 'Milk' });
      await eve.submit('/currency/convert', { amount: '1', from: 'AUD', to: 'JPY' });

      const stay = await openStay(await ada.open('/arcade'));

      const said = await stay.innerText();
      expect(said).toContain('in every tab: 3 things in the cart, your name and your pay.');
      expect(said).toContain('In this browser stays your to-do list.');
      expect(await (await openStay(await eve.open('/'))).innerText()).not.toContain('stays');
    },
  );

  it('says what there is by now, not what there was when the page came', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/keys');
    await watchers(stage.app, page, 'greeting', 1);
    await ada.submit('/pay/set-wage', { wage: '30' });

    const stay = await openStay(page);

    await stay.getByText('your name and your pay').waitFor();
    expect(await stay.isVisible()).toBe(true);
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'says after what stayed, and offers to forget it, %s',
    async (_, options) => {
      const ada = await stage.person('Ada', options);
      await ada.submit('/todo/add', { title: 'Milk' });
      const page = await ada.open('/todo');

      await endSession(page);

      await page.waitForURL('/');
      if (options.javaScriptEnabled)
        await page.getByRole('alert').getByText('In this browser stays your to-do list').waitFor();
      await page.getByRole('button', { name: 'Forget this browser' }).click();
      await page.waitForURL('/session');
      expect(await ada.slice('/todo')).toMatchObject({ state: { items: [] } });
      expect(await page.locator('main').innerText()).toContain('Nothing is kept for you.');
    },
  );

  it('is offered nowhere before there is one, and then not on the way through a page', async () => {
    const stranger = await stage.person();
    const page = await stranger.open('/pay');
    expect(await page.getByRole('button', { name: 'End session' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Session', exact: true }).count()).toBe(0);
    await page.getByLabel('Hourly wage').fill('30');
    await page.getByRole('button', { name: 'Save the wage' }).click();
    await page.getByRole('button', { name: 'Session', exact: true }).waitFor();
    await page.reload();

    for (const _ of Array(6)) {
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').innerText()).not.toContain('End');
    }
  });
});
