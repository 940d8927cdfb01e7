import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { saveWage } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('the inspector', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'shows one slice’s changes at a press, %s',
    async (_, options) => {
      const ada = await stage.person('Ada', options);
      await ada.submit('/pay/set-wage', { wage: '30' });
      const page = await ada.open('/session');

      await page.getByRole('navigation', { name: 'Changes of' }).getByText('pay').click();

      await page.waitForURL('/session?slice=pay');
      expect(await page.locator('#changes li').count()).toBe(1);
    },
  );

  it('follows what other tabs do, also while it shows one slice and has a value open', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/superannuation/project', SUPERANNUATION);
    await ada.submit('/pay/set-wage', { wage: '30' });
    const [page, pay] = [await ada.open('/session?slice=pay'), await ada.open('/pay')];
    await watchers(stage.app, page, 'pay', 2);
    await page.locator('summary').click();

    await saveWage(pay, '31');

    await page.locator('#changes li').first().getByText('wage: 30 → 31').waitFor();
    expect(await page.locator('#changes li').count()).toBe(2);
    expect(await page.locator('details[open]').count()).toBe(1);
    expect(await page.getByText('Open tabs: 2').count()).toBe(1);
  });

  it('counts its own tab, and each that is opened or closed, without asking for the page', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/session');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByText('Open tabs: 1').waitFor();

    const pay = await ada.open('/pay');
    await page.getByText('Open tabs: 2').waitFor();
    await page.getByText('greeting 1, cart 0, pay 0', { exact: true }).waitFor();
    await pay.close();

    await page.getByText('Open tabs: 1').waitFor();
    expect(asked).not.toContain('/session');
  });

  it('counts down by the second', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/session');
    const idle = page.getByRole('timer').first();
    expect(await idle.innerText()).toMatch(/^in (30 min 0|29 min \d+) s$/);
    const begun = await idle.innerText();
    await until('the next second', async () => (await idle.innerText()) !== begun);
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('proves that the old id is dead, %s', async (_, options) => {
    const ada = await stage.person('Ada', options);
    const page = await ada.open('/session');

    await page.getByRole('button', { name: 'Give it a new id' }).click();

    await page.getByRole('heading', { name: 'The old id is dead' }).waitFor();
    await page.goto('/session');
    expect(await page.locator('#slice-greeting').innerText()).toContain('Ada');
  });
});

const SUPERANNUATION = {
  age: '60',
  retireAt: '65',
  balance: '1000',
  annualSalary: '50000',
  annualReturnPercent: '5',
};
