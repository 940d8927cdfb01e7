import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { newDataDir } from '../support/app.js';
import { inBrowser } from '../support/browser.js';
import { AppProcess } from '../support/process.js';
import { until } from '../support/until.js';

inBrowser('a tab whose page and whose socket are of two processes', (stage) => {
  const dataDir = newDataDir();
  let one: AppProcess;
  let other: AppProcess;

  beforeAll(async () => {
    one = await AppProcess.start({ DATA_DIR: dataDir });
    other = await AppProcess.start({ DATA_DIR: dataDir });
  });

  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(['/session', '/pay'])('shows %s as it is, and comes to rest', async (path) => {
    const ada = await stage.person('Ada', { baseURL: one.url });
    const page = await ada.open(path);
    let asked = 0;
    await page.route(`**${path}`, async (route) => {
      asked++;
      await route.fulfill({ response: await route.fetch({ url: `${other.url}${path}` }) });
    });

    for (const wage of ['31', '32']) {
      await ada.submit('/pay/set-wage', { wage });
      await page.locator('main').getByText(wage).first().waitFor();
    }

    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await until('the page of the other process', () => asked > 0);

    await until('the tab to ask for nothing more', async () => {
      const before = asked;
      for (let times = 0; times < 60; times++) await page.evaluate("fetch('/health/live')");
      return asked === before;
    });
    expect(asked).toBeLessThan(12);
  });
});
