import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { cutOff, isBack } from '../support/network.js';
import { showsWage, wageField } from '../support/pay.page.js';
import { closedOffline, waiting } from '../support/waiting.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('what was sent without a connection, later,', (stage) => {
  it('is sent on the next visit where its tab was closed, within the session', async () => {
    const ada = await stage.person('Ada');
    await closedOffline(stage, ada);

    const next = await ada.open('/todo');

    await waiting(next).getByText('Sent.').waitFor();
    expect(await ada.slice('/pay')).toMatchObject({ version: 1, state: { wage: 22 } });
    ada.forgiveOutage();
  });

  it('is meant for no other session', async () => {
    const ada = await stage.person('Ada');
    await closedOffline(stage, ada);
    await ada.submit('/session/end');

    const next = await ada.open('/pay');

    expect(await next.evaluate('Object.keys(localStorage)')).toEqual([]);
    await ada.submit('/greeting/set', { name: 'Eve' });
    await next.reload();
    await watchers(stage.app, next, 'pay', 1);
    expect(await ada.slice('/pay')).toMatchObject({ version: 0 });
    ada.forgiveOutage();
  });

  it('says why where it is refused by then, with what was written', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await ada.submit('/pay/set-wage', { wage: '20' });
    await watchers(stage.app, page, 'pay', 1);
    await showsWage(page, '20.00');
    const comeBack = await cutOff(page);
    await page.getByLabel('Hours worked').fill('12.25');
    await page.getByRole('button', { name: 'Work out the pay' }).click();
    await waiting(page).getByText('1 change').waitFor();
    await ada.submit('/pay/clear');

    await comeBack();

    await page.getByRole('alert').getByText('You wrote: 12.25').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('');
    expect(await waiting(page).textContent()).toBe('');
    await isBack(page);
    expect(await wageField(page).count()).toBe(1);
    ada.forgiveOutage();
  });
});
