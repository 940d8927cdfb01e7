import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { endSession } from '../support/session.page.js';
import { watchers } from '../support/watchers.js';

/** Whether the browser has a copy of this. */
const hasCopy = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    const options = { cache: 'only-if-cached', mode: 'same-origin' } as const;
    const copy = await fetch(address, options).catch(() => undefined);
    return copy?.ok ?? false;
  }, url);

inBrowser('the end of a session', (stage) => {
  it('clears the browser’s copies, tells every tab, and keeps what is the visitor’s', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/todo/add', { title: 'Water the plants' });
    const list = await ada.open('/todo');
    const page = await ada.open('/keys');
    await watchers(stage.app, list, 'greeting', 2);
    // Of the page of the keys alone: the other tab has no use for it.
    const script = await page.locator('script[src]').getAttribute('src');
    expect(await hasCopy(page, script!)).toBe(true);

    await endSession(page);

    for (const tab of [page, list]) await tab.getByText('Your session has ended').waitFor();
    expect(await hasCopy(page, script!)).toBe(false);
    expect(await list.content()).toContain('Water the plants');
    expect(await list.content()).not.toContain('Ada');
  });

  it('leaves nothing of it behind the back button', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/greeting');
    await page.getByText('Hello, Ada').first().waitFor();
    await page.goto('/keys');
    await endSession(page);
    await page.getByText('Your session has ended').waitFor();

    await page.goBack();
    await page.goBack();

    expect(page.url()).toContain('/greeting');
    await page.getByText('Hello, stranger').first().waitFor();
    expect(await page.content()).not.toContain('Ada');
  });
});
