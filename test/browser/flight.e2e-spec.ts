import { expect, it, jest } from '@jest/globals';
import { FlightFeed } from '../../src/features/flight/flight.feed.js';
import { inBrowser } from '../support/browser.js';
import { watchers } from '../support/watchers.js';

const HOUR_MS = 3_600_000;

inBrowser('the flight page', (stage) => {
  const at = (hours: number) => new Date(stage.app.clock.now() + hours * HOUR_MS).toISOString();
  const trip = () => ({ number: 'QF11', from: 'SYD', to: 'LAX', departs: at(-1), arrives: at(9) });

  it('moves the aircraft and counts down what is left, by itself', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/flight/track', trip());
    const page = await ada.open('/flight');
    await watchers(stage.app, page, 'flight', 1);
    const marker = page.locator('g.aircraft');
    const before = await marker.getAttribute('transform');

    stage.app.clock.pass(HOUR_MS / 3);

    await page.getByText('8 h 40 min 0 s left').waitFor();
    expect(await marker.getAttribute('style')).toMatch(/translate\(/);
    expect(await marker.getAttribute('style')).not.toContain(before!);
  });

  it('shows a position that the feed has seen, and says so as long as it does', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/flight/track', trip());
    const feed = jest.spyOn(stage.app.nest.get(FlightFeed), 'positionOf');
    feed.mockReturnValue({ latitude: 60, longitude: -90 });
    const page = await ada.open('/flight');

    await page.getByText('live position').waitFor();
    expect(await page.locator('g.aircraft').getAttribute('style')).toContain('180px, 60px');
    feed.mockRestore();

    await page.getByText('live position').waitFor({ state: 'hidden' });
    expect(await page.locator('g.aircraft').getAttribute('style')).not.toContain('180px, 60px');
  });

  it('suggests airports by city while one types', async () => {
    const page = await (await stage.person()).open('/flight');

    await page.getByLabel('From').pressSequentially('goroka');

    await page.locator('#airports option[value="GKA"]').waitFor({ state: 'attached' });
    expect(await page.locator('#airports option').count()).toBe(1);
  });
});
