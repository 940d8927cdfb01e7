import { expect, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { withoutSockets } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

/** How a packet of Socket.IO begins that answers another. */
const ACKNOWLEDGED = '43';

inBrowser('a page that gets no answer', (stage) => {
  it('opens its connection anew where that only looks open, as soon as it is seen', async () => {
    const ada = await stage.person('Ada');
    const open = new Set<object>();
    let isAnswered = false;
    await ada.context.routeWebSocket(/socket\.io/, (page) => {
      const server = page.connectToServer();
      open.add(page);
      page.onMessage((message) => open.has(page) && server.send(message));
      server.onMessage((message) => {
        isAnswered ||= String(message).startsWith(ACKNOWLEDGED);
        if (open.has(page)) page.send(message);
      });
      server.onClose(() => open.has(page) && page.close());
    });
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await until('the page to know that it is up to date', () => isAnswered);

    open.clear();
    await ada.submit('/pay/set-wage', { wage: '10' });
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

    await page.locator('#live-pay').getByText('$10.00 an hour').waitFor({ timeout: 12_000 });
    expect(open.size).toBe(1);
    ada.forgiveOutage();
  });

  it('says so within 15 seconds, keeps what was typed, and sends it once in the end', async () => {
    const ada = await stage.person('Ada');
    await withoutSockets(ada.context);
    const keys: (string | undefined)[] = [];
    ada.context.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
    });
    // Neither answered nor refused.
    await ada.context.route('**/pay/set-wage', () => undefined);
    const page = await ada.open('/pay');

    await saveWage(page, '50');
    await page.locator('#note').getByText('could not be sent').waitFor({ timeout: 15_000 });
    expect(await wageField(page).inputValue()).toBe('50');
    await ada.context.unroute('**/pay/set-wage');
    await page.getByRole('button', { name: 'Save the wage' }).click();

    await showsWage(page, '50.00');
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
    expect(await ada.slice('/pay')).toMatchObject({ version: 1 });
    ada.forgiveOutage();
  });

  it('takes no older answer for a newer one', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/flight');
    const slow = new Promise<Route>((held) => {
      void ada.context.route('**/flight/airports?q=lon*', (route) => held(route));
    });
    const from = page.getByLabel('From');
    await from.fill('london');
    const older = await slow;
    await from.fill('sydney');
    const options = page.locator('#airports option');
    await until('the newer', async () => (await options.first().getAttribute('value')) === 'SYD');

    await older
      .fulfill({ json: [{ iata: 'LHR', name: 'Heathrow', city: 'London' }] })
      .catch(() => undefined);
    await page.evaluate('new Promise((done) => setTimeout(done, 0))');

    expect(await options.first().getAttribute('value')).toBe('SYD');
  });
});
