import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TestApp } from '../support/app.js';
import { inBrowser, launch, Person } from '../support/browser.js';
import { watchers } from '../support/watchers.js';

inBrowser('two tabs of one browser', () => {
  let app: TestApp;
  let browser: Browser;
  let ada: Person;
  let stranger: Person;

  beforeAll(async () => {
    [app, browser] = await Promise.all([TestApp.start(), launch()]);
  });

  beforeEach(async () => {
    ada = await Person.with(browser, app.url);
    stranger = await Person.with(browser, app.url);
    await ada.context.request.post(`${app.url}/greeting/set`, { form: { name: 'Ada' } });
    await stranger.context.request.post(`${app.url}/greeting/set`, { form: { name: 'Eve' } });
  });

  afterEach(async () => {
    expect([...ada.complaints, ...stranger.complaints]).toEqual([]);
    await Promise.all([ada.context.close(), stranger.context.close()]);
    await watchers(app, 'greeting', 0);
  });

  afterAll(() => Promise.all([browser.close(), app.stop()]));

  const slip = (page: Page) => page.locator('#live-pay');

  async function saveWage(page: Page, wage: string) {
    await page.getByLabel('Hourly wage').fill(wage);
    await page.getByRole('button', { name: 'Save the wage' }).click();
  }

  it('show a wage that one of them sets, and a stranger never sees it', async () => {
    const [one, two, other] = [
      await ada.open('/pay'),
      await ada.open('/pay/hours'),
      await stranger.open('/pay'),
    ];
    await watchers(app, 'pay', 3);

    await saveWage(one, '32.50');

    await slip(one).getByText('$32.50 an hour').waitFor();
    await slip(two).getByText('$32.50 an hour').waitFor();
    await two.getByText('At $32.50 an hour, the wage you set.').waitFor();
    await saveWage(other, '99');
    await slip(other).getByText('$99.00 an hour').waitFor();
    expect(await slip(one).textContent()).toContain('$32.50');
    expect(await other.content()).not.toContain('32.50');
  });
});
