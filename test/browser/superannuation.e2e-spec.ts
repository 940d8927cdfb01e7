import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';

inBrowser('the superannuation page', (stage) => {
  it('has room for every column of the years beside the chart', async () => {
    const ada = await stage.person('Ada', { viewport: { width: 1280, height: 900 } });
    const plan = { age: '30', retireAt: '67', balance: '50000', annualReturnPercent: '6.5' };
    await ada.submit('/superannuation/project', {
      ...plan,
      annualSalary: '90000',
      salarySacrifice: '5000',
    });

    const page = await ada.open('/superannuation');
    const table = page.getByRole('region', { name: 'Year by year' });
    const hidden = await table.evaluate(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );

    expect(hidden).toBe(0);
    expect((await page.locator('.chart svg').boundingBox())!.width).toBeGreaterThan(300);
  });
});
