import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { flown, keepTime, modeIs } from '../support/game.js';
import { shows } from '../support/pages.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('the keys of the arcade', (stage) => {
  const opened = async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    return { ada, page };
  };

  it('do outside the stage what they always do', async () => {
    const { ada, page } = await opened();
    await page.getByRole('heading', { level: 1 }).click();

    for (const key of ['ArrowUp', 'KeyW', 'Space']) await page.keyboard.press(key);

    await until('the page to scroll', () => page.evaluate('scrollY > 0'));
    await modeIs(page, 'ready');
    expect((await flown(ada)).runs).toBe(0);
  });

  it('fly with the focus in the stage, and the game waits where the focus leaves it', async () => {
    const { page } = await opened();
    await page.locator('#game-stage').focus();

    await keepTime(stage.app, async () => {
      await page.keyboard.press('KeyW');
      await modeIs(page, 'flying');
      for (let tab = 0; tab < 2; tab++) await page.keyboard.press('Tab');
      await modeIs(page, 'paused');
      await page.keyboard.press('KeyP');
      expect(await shows(page.locator('#game-says'), 'The game waits')).toBe(true);
      await page.locator('#game-stage').press('KeyP');
      await modeIs(page, 'flying');
    });
  });
});
