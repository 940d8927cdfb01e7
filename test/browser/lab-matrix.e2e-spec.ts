import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { PHONE } from '../support/pages.js';
import { until } from '../support/until.js';

inBrowser('the anomaly matrix', (stage) => {
  it('scrolls on a phone by keyboard, and the page around it does not', async () => {
    const page = await (await stage.person(undefined, PHONE)).open('/lab');
    const region = page.getByRole('region', { name: 'The anomaly matrix' });

    await region.focus();
    await page.keyboard.press('ArrowRight');

    const scrolled = () => region.evaluate((element) => element.scrollLeft > 0);
    await until('the matrix to scroll', scrolled);
    expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBe(360);
  });

  it('has a caption, and says of each cell which row and column it is of', async () => {
    const page = await (await stage.person()).open('/lab');
    const table = page.getByRole('table', { name: 'Anomalies of session libraries' });

    expect(await table.getByRole('rowheader').count()).toBe(11);
    expect(await table.getByRole('columnheader').count()).toBe(13);
  });

  it('leads to the line that prevents an anomaly, without JavaScript too', async () => {
    const stranger = await stage.person(undefined, { javaScriptEnabled: false });
    const page = await stranger.open('/lab');

    await page.locator('#anomaly-old-key').getByRole('link', { name: 'session.cookie.ts' }).click();

    const line = page.locator('li:target');
    await line.getByText('resign(sessionLives').waitFor();
    expect(await line.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(740);
  });
});
