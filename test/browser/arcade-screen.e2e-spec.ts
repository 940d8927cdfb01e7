import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { modeIs, openArcade } from '../support/game.js';
import { until } from '../support/until.js';

inBrowser('the arcade on a screen', (stage) => {
  it.each([1, 2, 3])('has a pixel for each of a screen of density %s', async (density) => {
    const { page } = await openArcade(stage, { deviceScaleFactor: density });

    const { drawn, shown } = await widths(page);

    expect(drawn).toBe(shown * density);
  });

  it('has a pixel for each of a window that grew', async () => {
    const { page } = await openArcade(stage, { viewport: { width: 360, height: 740 } });
    const small = await widths(page);

    await page.setViewportSize({ width: 740, height: 740 });

    await until('as many as it has', async () => {
      const { drawn, shown } = await widths(page);
      return drawn === shown && drawn > small.drawn;
    });
    expect((await widths(page)).drawn).toBeGreaterThan(small.drawn);
  });

  it.each([
    [360, 640],
    [740, 360],
    [1280, 600],
  ])('is seen from roof to floor on a screen of %s by %s', async (width, height) => {
    const { page } = await openArcade(stage, { viewport: { width, height } });

    await page.getByRole('button', { name: 'Play' }).click();
    await modeIs(page, 'flying');

    const cave = (await page.locator('#game-canvas').boundingBox())!;
    expect(cave.y).toBeGreaterThanOrEqual(0);
    expect(cave.y + cave.height).toBeLessThanOrEqual(height);
    expect(cave.width).toBeGreaterThan(0.9 * Math.min(width, height));
  });

  it('changes its colours as the screen turns dark', async () => {
    const { page } = await openArcade(stage, { colorScheme: 'light' });
    const light = await sky(page);

    await page.emulateMedia({ colorScheme: 'dark' });

    await until('a dark sky', async () => (await sky(page)) !== light);
    await page.emulateMedia({ colorScheme: 'light' });
    await until('the light one', async () => (await sky(page)) === light);
    expect(await sky(page)).toBe(light);
  });
});

const widths = (page: Page) =>
  page
    .locator('#game-canvas')
    .evaluate((canvas) => ({ drawn: canvas.width, shown: canvas.clientWidth }));

/** What is in the middle of the cave, two frames from now. */
const sky = (page: Page) =>
  page.evaluate<string>(`new Promise((resolve) => requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const canvas = document.getElementById('game-canvas');
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(width / 2, height / 2, 1, 1);
      resolve(data.join());
    }),
  ))`);
