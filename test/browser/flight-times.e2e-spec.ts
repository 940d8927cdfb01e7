import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

const HOUR_MS = 3_600_000;

inBrowser('the times of a flight', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'are those of the clocks at each airport, %s',
    async (_, options) => {
      const ada = await stage.person('Ada', options);
      const page = await ada.open('/flight');
      if (options.javaScriptEnabled) await watchers(stage.app, page, 'flight', 1);
      await page.getByLabel('Flight number').fill('QF 11');
      await page.getByLabel('From').fill('SYD');
      await page.getByLabel('To', { exact: true }).fill('LAX');
      await page.getByLabel('Departs').fill('2030-11-27T10:00');
      await page.getByLabel('Arrives').fill('2030-11-27T06:30');

      await page.getByRole('button', { name: 'Track it' }).click();

      const row = page.locator('#live-flight [data-row]');
      await row.getByText('27 Nov 2030, 10:00 in SYD – 27 Nov 2030, 06:30 in LAX').waitFor();
      await row.getByText('26 Nov 2030, 23:00 UTC – 27 Nov 2030, 14:30 UTC').waitFor();
      await row.getByText(/Departs in \d+ h/).waitFor();
      expect(await ada.slice('/flight')).toMatchObject({
        state: { flights: [{ departs: '2030-11-26T23:00:00.000Z', status: 'scheduled' }] },
      });
    },
  );

  it('count down to the departure first, by themselves', async () => {
    const ada = await stage.person('Ada');
    const at = (hours: number) => new Date(stage.app.clock.now() + hours * HOUR_MS).toISOString();
    const trip = { number: 'QF11', from: 'SYD', to: 'LAX', departs: at(19), arrives: at(33) };
    await ada.submit('/flight/track', trip);
    const page = await ada.open('/flight');
    await watchers(stage.app, page, 'flight', 1);

    stage.app.clock.pass(HOUR_MS / 3);

    await page.getByText('Departs in 18 h 40 min 0 s').waitFor();
    expect(await page.getByText('left', { exact: false }).count()).toBe(0);
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'need no ticket: one in the air is shown, %s',
    async (_, options) => {
      const page = await (await stage.person('Ada', options)).open('/flight');
      await page.getByRole('link', { name: 'Show me one' }).click();
      expect(await page.getByLabel('From').inputValue()).toBe('SYD');

      await page.getByRole('button', { name: 'Track it' }).click();

      await page.locator('#live-flight .tag').getByText('airborne').waitFor();
    },
  );
});
