import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { PHONE } from '../support/pages.js';

/** What Google calls good is 0.1. */
const HARDLY_ANY = 0.01;

// As text: the page's own names are no names of the test.
const COUNT_SHIFTS = `
  globalThis.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shifted += value;
  }).observe({ type: 'layout-shift', buffered: true });`;
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

inBrowser('the page of the game', (stage) => {
  it('has its stage in its place from the first paint, so that nothing moves on a phone', async () => {
    const ada = await stage.person('Ada', PHONE);
    const page = await ada.context.newPage();
    await page.addInitScript(COUNT_SHIFTS);
    await delayScripts(page);

    await page.goto('/arcade');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.evaluate(PAINTED);

    expect(await page.evaluate('globalThis.shifted')).toBeLessThan(HARDLY_ANY);
  });
});

/** The page is painted before its scripts come, as over a slow line. */
const delayScripts = (page: Page) =>
  page.route(/\/assets\/.*\.js/, async (route) => {
    await page.locator('#game').waitFor({ state: 'attached' });
    await page.evaluate(PAINTED);
    await route.continue();
  });
