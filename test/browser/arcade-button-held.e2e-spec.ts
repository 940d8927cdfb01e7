import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import {
  endBy,
  endOf,
  HELD,
  inTheCave,
  keepQuickTime,
  modeIs,
  quickGame,
} from '../support/game.js';
import { PHONE } from '../support/pages.js';

const TOUCH = { ...PHONE, hasTouch: true, isMobile: true };

inBrowser('the one button of the arcade, held down,', (stage) => {
  it('is held for as long as any finger is down', async () => {
    const { ada, page } = await quickGame(stage, TOUCH);
    const screen = await ada.context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      screen.send('Input.dispatchTouchEvent', { type, touchPoints });

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).tap();
      const [x, y] = await inTheCave(page);
      await touch('touchStart', [{ x, y }]);
      await touch('touchStart', [
        { x, y },
        { x: x - 60, y },
      ]);
      await touch('touchEnd', [{ x, y }]);
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).toEqual(await endBy(HELD, ada));
  });

  it('is held for as long as any key is down', async () => {
    const { ada, page } = await quickGame(stage);

    await keepQuickTime(stage.app, async () => {
      await page.locator('#game-stage').focus();
      await page.keyboard.down('Space');
      await page.keyboard.down('ArrowUp');
      await page.keyboard.up('ArrowUp');
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).toEqual(await endBy(HELD, ada));
  });

  it('is let go as the finger is lifted', async () => {
    const { ada, page } = await quickGame(stage, TOUCH);

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).tap();
      await modeIs(page, 'flying');
      await page.touchscreen.tap(...(await inTheCave(page)));
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).not.toEqual(await endBy(HELD, ada));
  });
});
