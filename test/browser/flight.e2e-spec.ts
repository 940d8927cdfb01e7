import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { watchers } from '../support/watchers.js';

const HOUR_MS = 3_600_000;

inBrowser('the flight page', (stage) => {
  it('moves the aircraft and counts down what is left, by itself', async () => {
    const ada = await stage.person('Ada');
    const at = (hours: number) => new Date(stage.app.clock.now() + hours * HOUR_MS).toISOString();
    await ada.submit('/flight/track', {
      number: 'QF11',
      from: 'SYD',
      to: 'LAX',
      departs: at(-1),
      arrives: at(9),
    });
    const page = await ada.open('/flight');
    await watchers(stage.app, page, 'flight', 1);
    const marker = page.locator('g.aircraft');
    const before = await marker.getAttribute('transform');

    stage.app.clock.pass(HOUR_MS / 3);

    await page.getByText('8 h 40 min 0 s left').waitFor();
    expect(await marker.getAttribute('style')).toMatch(/translate\(/);
    expect(await marker.getAttribute('style')).not.toContain(before!);
  });

  it('suggests airports by city while one types', async () => {
    const page = await (await stage.person()).open('/flight');

    await page.getByLabel('From').pressSequentially('goroka');

    await page.locator('#airports option[value="GKA"]').waitFor({ state: 'attached' });
    expect(await page.locator('#airports option').count()).toBe(1);
  });
});
