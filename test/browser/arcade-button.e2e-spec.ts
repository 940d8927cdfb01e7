import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import {
  endBy,
  endOf,
  flown,
  HELD,
  inTheCave,
  keepQuickTime,
  modeIs,
  quickGame,
} from '../support/game.js';
import { PHONE } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

const TOUCH = { ...PHONE, hasTouch: true, isMobile: true };

inBrowser('the one button of the arcade', (stage) => {
  it('may be held from the start screen on', async () => {
    const { ada, page } = await quickGame(stage);

    await keepQuickTime(stage.app, async () => {
      await page.locator('#game-stage').focus();
      await page.keyboard.down('Space');
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).toEqual(await endBy(HELD, ada));
  });

  it('is the mouse, and the game waits for it', async () => {
    const { ada, page } = await quickGame(stage);

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await page.locator('#game-says').getByText('Hold Space or the mouse').waitFor();
      await page.mouse.move(...(await inTheCave(page)));
      await page.mouse.down();
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).toEqual(await endBy(HELD, ada));
  });

  it('is a finger', async () => {
    const { ada, page } = await quickGame(stage, TOUCH);
    const screen = await ada.context.newCDPSession(page);

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).tap();
      await page.locator('#game-says').getByText('Hold a finger here').waitFor();
      const [x, y] = await inTheCave(page);
      await screen.send('Input.dispatchTouchEvent', {
        type: 'touchStart',
        touchPoints: [{ x, y }],
      });
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).toEqual(await endBy(HELD, ada));
  });

  it('falls by itself where nobody presses it', async () => {
    const { ada, page } = await quickGame(stage);

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'over');
    });

    expect(await endOf(page)).toEqual(await endBy([], ada));
  });

  it('does not take a game away from the tab that flies it', async () => {
    const { ada, page } = await quickGame(stage);
    const other = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 2);
    await page.bringToFront();

    await keepQuickTime(stage.app, async () => {
      await page.locator('#game-stage').focus();
      await page.keyboard.down('Space');
      await modeIs(other, 'watching');
      await other.locator('#game-stage').press('Space');
      await other.mouse.click(...(await inTheCave(other)));
      await modeIs(page, 'over');
    });

    expect((await flown(ada)).runs).toBe(1);
  });
});
