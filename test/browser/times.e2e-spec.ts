import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { saveWage, slip } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

const SYDNEY = { timezoneId: 'Australia/Sydney' };

inBrowser('a time', (stage) => {
  const now = (timeZone: string) => clockOf(new Date(stage.app.clock.now()), timeZone);
  const inSydney = () => new RegExp(`${now('Australia/Sydney')} AE[DS]T`);

  it('is shown where the visitor is, also once it is drawn anew', async () => {
    const page = await (await stage.person('Ada', SYDNEY)).open('/pay');
    await watchers(stage.app, page, 'pay', 1);

    for (const wage of ['30', '31']) {
      await saveWage(page, wage);
      await slip(page).getByText(`$${wage}.00 an hour`).waitFor();
      await slip(page).locator('.saved-fresh').getByText(inSydney()).waitFor();
    }
    await page.goto('/session');
    expect(await page.locator('#slice-pay time').innerText()).toMatch(inSydney());
  });

  it('is shown in UTC without script', async () => {
    const ada = await stage.person('Ada', { ...SYDNEY, javaScriptEnabled: false });
    const page = await ada.open('/session');

    expect(await page.locator('#slice-greeting time').innerText()).toContain(`${now('UTC')} UTC`);
  });
});

const clockOf = (date: Date, timeZone: string) =>
  date.toLocaleTimeString('en-AU', { timeZone, timeStyle: 'short', hourCycle: 'h23' });
