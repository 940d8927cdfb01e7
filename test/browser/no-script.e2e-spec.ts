import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { PHONE } from '../support/pages.js';

const STEP_MS = 20_000;

inBrowser('without JavaScript', (stage) => {
  it('an Add in the menu comes back to where it was', async () => {
    const stranger = await stage.person('', { javaScriptEnabled: false, ...PHONE });
    const page = await stranger.open('/cart');
    const add = page.getByRole('button', { name: 'Add Shiraz' });

    for (const count of [1, 2]) {
      await add.click();
      await page.locator('.badge b').getByText(String(count)).waitFor();

      expect(new URL(page.url()).hash).toBe('#menu-shiraz');
      const box = await add.boundingBox();
      expect(box!.y).toBeGreaterThan(0);
      expect(box!.y).toBeLessThan(PHONE.viewport.height);
    }
  });

  it('an order’s page looks again by itself until there is nothing more to come', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    await ada.submit('/cart/add', { item: 'calamari' });
    await ada.submit('/cart/place');
    const page = await ada.open('/orders');
    stage.app.clock.pass(STEP_MS);

    await page.locator('[aria-current="step"]').getByText('preparing').waitFor({ timeout: 30_000 });

    expect(await (await ada.open('/cart')).locator('meta[http-equiv="refresh"]').count()).toBe(0);
  });
});

inBrowser('pages', (stage) => {
  it.each([
    ['/food', '/cart'],
    ['/super', '/superannuation'],
    ['/flights', '/flight'],
  ])('%s leads to %s', async (guessed, path) => {
    const page = await (await stage.person()).open(guessed);
    expect(new URL(page.url()).pathname).toBe(path);
  });

  it('show which tab one is on in forced colours', async () => {
    const page = await (await stage.person('', { forcedColors: 'active' })).open('/pay/hours');
    const outlineOf = (path: string) =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector('.tabs a[href="${path}"]')).outlineStyle`,
      );

    expect(await outlineOf('/pay/hours')).toBe('solid');
    expect(await outlineOf('/pay')).toBe('none');
  });
});
