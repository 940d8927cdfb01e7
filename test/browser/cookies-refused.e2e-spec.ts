import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';

inBrowser('where the browser refuses cookies,', (stage) => {
  it('a form says that they are needed, and keeps what was typed', async () => {
    const eve = await stage.person();
    // None is ever there when the next request goes off.
    await eve.context.route('**/*', async (route) => {
      await eve.context.clearCookies();
      await route.continue();
    });
    const page = await eve.open('/greeting');
    await page.getByLabel('Your name').fill('Eve');

    await page.getByRole('main').getByRole('button').first().click();
    await page.getByText('keeps no cookie of this site').waitFor();

    expect(await page.getByLabel('Your name').inputValue()).toBe('Eve');
    expect(await page.locator('#announcer').textContent()).toBe('');
  });
});
