import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startPagesApp } from '../package/pages.app.js';
import { inBrowser } from '../support/browser.js';
import { shows } from '../support/pages.js';

inBrowser('pages of an app that brings its views and no script', (stage) => {
  let pages: Awaited<ReturnType<typeof startPagesApp>>;
  let baseURL: string;

  beforeAll(async () => {
    pages = await startPagesApp('/api');
    baseURL = pages.url;
  });

  afterAll(() => pages.stop());

  it('follow what another tab does, and keep what is typed', async () => {
    const ada = await stage.person('', { baseURL });
    const [here, there] = [await ada.open('/api/shop'), await ada.open('/api/shop')];
    await here.getByLabel('Step').fill('2');
    await here.getByRole('button', { name: 'Add' }).click();
    await shows(here.locator('#live-counter'), 'Count: 2');
    await shows(there.locator('#live-counter'), 'Count: 2');

    await there.getByLabel('Step').fill('9');
    await here.getByLabel('Step').fill('3');
    await here.getByRole('button', { name: 'Add' }).click();

    expect(await shows(there.locator('#live-counter'), 'Count: 5')).toBe(true);
    expect(await there.getByLabel('Step').inputValue()).toBe('9');
  });

  it('say beside the field what is wrong', async () => {
    const page = await (await stage.person('', { baseURL })).open('/api/shop');

    await page.getByLabel('Step').fill('11');
    await page.getByRole('button', { name: 'Add' }).click();

    await page.locator('.is-wrong .error').waitFor();
    expect(await page.getByLabel('Step').inputValue()).toBe('11');
  });

  it('say that the session has ended, in every tab', async () => {
    const ada = await stage.person('', { baseURL });
    await ada.submit('/api/counter/add');
    const page = await ada.open('/api/shop');

    await ada.submit('/api/session/end');

    expect(await shows(page.locator('#note'), 'Your session has ended')).toBe(true);
    expect(await shows(page.locator('#live-counter'), 'Count: 0')).toBe(true);
  });
});
