import { expect, it, jest } from '@jest/globals';
import { FlightFeed } from '../../src/features/flight/flight.feed.js';
import { inBrowser } from '../support/browser.js';
import { PHONE } from '../support/pages.js';
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

  it.each([{ width: 1280, height: 900 }, PHONE.viewport])(
    'writes the number of a flight at the edge of the map where it can be read, at $width px',
    async (viewport) => {
      const ada = await stage.person('Ada', { viewport });
      await ada.submit('/flight/track', { ...trip(), from: 'NAN', to: 'AKL' });
      const page = await ada.open('/flight');
      const map = (await page.locator('.map').boundingBox())!;

      const number = (await page.locator('g.aircraft text').boundingBox())!;

      expect(number.x + number.width).toBeLessThanOrEqual(map.x + map.width);
      expect(number.height).toBeGreaterThanOrEqual(10);
    },
  );

  it('has arrived when nothing is left', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/flight/track', { ...trip(), departs: at(-10), arrives: at(0.1) });
    const page = await ada.open('/flight');
    await watchers(stage.app, page, 'flight', 1);

    stage.app.clock.pass(HOUR_MS / 5);
    await page.getByText('Arrived', { exact: true }).waitFor();
    await page.reload();

    expect(await page.locator('[data-part="remaining"]').textContent()).toBe('Arrived');
  });

  it('keeps its fields beside each other', async () => {
    const page = await (await stage.person()).open('/flight');

    const fields = await page.locator('.input:has([type=datetime-local])').all();
    const [departs, arrives] = await Promise.all(fields.map((field) => field.boundingBox()));

    expect(arrives!.x - departs!.x - departs!.width).toBeGreaterThanOrEqual(8);
  });

  it('suggests airports by city while one types', async () => {
    const page = await (await stage.person()).open('/flight');

    await page.getByLabel('From').pressSequentially('goroka');

    await page.locator('#airports option[value="GKA"]').waitFor({ state: 'attached' });
    expect(await page.locator('#airports option').count()).toBe(1);
  });
});
