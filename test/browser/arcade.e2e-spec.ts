import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { flown, keepQuickTime, keepTime, modeIs, QUICKLY } from '../support/game.js';
import { watchers } from '../support/watchers.js';

/** As when another tab comes to the front. */
const HIDE = `
  Object.defineProperty(document, 'hidden', { value: true });
  document.dispatchEvent(new Event('visibilitychange'));
`;

inBrowser('the arcade', (stage) => {
  const person = async (name?: string) => {
    const someone = await stage.person(name);
    await someone.context.addInitScript(QUICKLY);
    return someone;
  };

  it('is played by keyboard, and its score is seen in a second tab', async () => {
    const ada = await person('Ada');
    const [one, two] = [await ada.open('/arcade'), await ada.open('/arcade')];
    await watchers(stage.app, one, 'arcade', 2);
    await one.bringToFront();

    await keepQuickTime(stage.app, async () => {
      await one.locator('#game-stage').press('Space');
      await modeIs(one, 'flying');
      await one.keyboard.down('Space');
      await modeIs(two, 'watching');
      await one.keyboard.up('Space');
      await modeIs(one, 'over');
    });

    const score = await one.locator('#game-score').textContent();
    expect(Number(score)).toBeGreaterThan(0);
    await two.locator('#live-arcade .sum').getByText(score!, { exact: true }).waitFor();
    await two.locator('#live-leaders').getByText('Ada').waitFor();
    expect(await one.locator('#game-says').textContent()).toContain(score);
    expect(await flown(ada)).toMatchObject({ best: Number(score), run: { status: 'crashed' } });
  });

  it('begins the session of a stranger who plays, and is gone with the browser', async () => {
    const ada = await person();
    const page = await ada.open('/arcade');

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'flying');
      await page.keyboard.down('ArrowUp');
      await modeIs(page, 'over');
    });
    expect(await flown(ada)).toMatchObject({ runs: 1, run: { status: 'crashed' } });
    const cookies = await ada.context.cookies();

    const again = await stage.person();
    await again.context.addCookies(cookies.filter(({ expires }) => expires > 0));
    await again.open('/arcade');
    expect(await flown(again)).toMatchObject({ best: 0, runs: 0, run: null });
  });

  it('pauses when it is hidden, and goes on from there', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);

    await keepTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'flying');
      await page.keyboard.press('KeyP');
      await modeIs(page, 'paused');
      await page.getByRole('button', { name: 'Go on' }).first().click();
      await modeIs(page, 'flying');
      await page.evaluate(HIDE);
      await modeIs(page, 'paused');
    });
    expect(await flown(ada)).toMatchObject({ runs: 1, run: { status: 'flying' } });
  });

  it('says without JavaScript what it needs, and shows the scores', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    await ada.submit('/arcade/start');

    const page = await ada.open('/arcade');

    await page.getByText('it needs JavaScript').waitFor();
    await page.locator('#live-arcade').getByText('Games').waitFor();
    expect(await page.locator('#game').isVisible()).toBe(false);
  });
});
