import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { endBy, endOf, HELD, keepQuickTime, modeIs, QUICKLY } from '../support/game.js';
import { PHONE } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

const PORTRAIT = PHONE.viewport;
const LANDSCAPE = { width: 740, height: 360 };
/** As WCAG 2.5.5 has it, in CSS pixels. */
const TARGET = 44;

inBrowser('the arcade on a touch screen', (stage) => {
  const opened = async (viewport: typeof PORTRAIT, hasTouch = true) => {
    const ada = await stage.person('Ada', { viewport, hasTouch, isMobile: hasTouch });
    await ada.context.addInitScript(QUICKLY);
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    return { ada, page };
  };

  const flying = async (viewport: typeof PORTRAIT) => {
    const { ada, page } = await opened(viewport);
    await page.getByRole('button', { name: 'Play' }).tap();
    await modeIs(page, 'flying');
    return { ada, page };
  };

  it.each([
    ['left', 'a phone', PORTRAIT, 0],
    ['right', 'a phone', PORTRAIT, 1],
    ['left', 'a phone on its side', LANDSCAPE, 0],
    ['right', 'a phone on its side', LANDSCAPE, 1],
  ])('is flown from the lower %s corner of %s', async (_side, _phone, viewport, side) => {
    await keepQuickTime(stage.app, async () => {
      const { ada, page } = await flying(viewport);
      const screen = await ada.context.newCDPSession(page);
      const corner = { x: 2 + side * (viewport.width - 4), y: viewport.height - 2 };

      await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [corner] });
      await modeIs(page, 'over');

      expect(await endOf(page)).toEqual(await endBy(HELD, ada));
    });
  });

  it.each([
    ['a phone', PORTRAIT],
    ['a phone on its side', LANDSCAPE],
  ])(
    'shows the whole cave and a way to pause on %s, and nothing to scroll to',
    async (_, viewport) => {
      const { page } = await flying(viewport);

      const cave = (await page.locator('#game-canvas').boundingBox())!;
      const pause = (await page.getByRole('button', { name: 'Pause' }).boundingBox())!;

      // Pages scroll by whole pixels.
      expect(cave.y).toBeGreaterThan(-1);
      expect(cave.y + cave.height).toBeLessThan(viewport.height + 1);
      expect(cave.width).toBeGreaterThan(0.75 * viewport.width);
      expect(Math.min(pause.width, pause.height)).toBeGreaterThanOrEqual(TARGET);
      expect(pause.x + pause.width).toBeLessThanOrEqual(viewport.width);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    },
  );

  it('names a finger where there is no mouse, and keys where there is no touch', async () => {
    const phone = await opened(PORTRAIT);
    const desk = await opened(PORTRAIT, false);

    expect(await help(phone.page)).toMatch(/^Hold a finger .* to sink\.$/);
    expect(await help(desk.page)).toMatch(/^Hold Space, .* the focus\.$/);
  });
});

/** What can be seen of it. */
const help = (page: Page) => page.locator('#game-help').innerText();
