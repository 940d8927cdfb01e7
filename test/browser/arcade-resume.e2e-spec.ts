import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { flown, FLY_BY_ITSELF, keepQuickTime, keepTime, modeIs, QUICKLY } from '../support/game.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const SILENCE_MS = 60_000;

inBrowser('a game whose page is left in mid-flight', (stage) => {
  /** Ada, a second into her first game. */
  const flying = async (...scripts: string[]) => {
    const ada = await stage.person('Ada');
    for (const script of scripts) await ada.context.addInitScript(script);
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('#game-stage').press('Space');
    await until('a second of it', async () => (await flown(ada)).run?.tick >= 60);
    return { ada, page };
  };

  it('goes on from there after a reload, to the same end in the page and at the referee', async () => {
    await keepQuickTime(stage.app, async () => {
      const { ada, page } = await flying(QUICKLY);
      await page.reload();
      await modeIs(page, 'left');
      const before = await flown(ada);

      await page.getByRole('button', { name: 'Go on' }).click();
      await modeIs(page, 'over');

      const { runs, run } = await flown(ada);
      expect(runs).toBe(1);
      expect(run).toMatchObject({ id: before.run.id, status: 'crashed' });
      expect(run.tick).toBeGreaterThan(before.run.tick);
      expect(await page.locator('#game-score').textContent()).toBe(String(run.score));
    });
  });

  it('gives way to a new one', async () => {
    await keepTime(stage.app, async () => {
      const { ada, page } = await flying();
      const before = await flown(ada);
      await page.reload();

      await page.getByRole('button', { name: 'New game' }).click();
      await modeIs(page, 'flying');

      const { runs, run } = await flown(ada);
      expect({ runs, isNew: run.id !== before.run.id }).toEqual({ runs: 2, isNew: true });
    });
  });

  it('is said to be over after a minute, with its score', async () => {
    await keepTime(stage.app, async () => {
      const { ada, page } = await flying();
      await page.reload();
      await watchers(stage.app, page, 'arcade', 1);
      await modeIs(page, 'left');

      stage.app.clock.pass(SILENCE_MS + 1);

      await modeIs(page, 'over');
      expect(await said(page)).toBe(`${(await flown(ada)).best}: your best yet!`);
    });
  });

  it('is offered to another tab, and the tab that paused it looks on', async () => {
    await keepTime(stage.app, async () => {
      const { ada, page } = await flying(FLY_BY_ITSELF);
      const other = await ada.open('/arcade');
      await modeIs(other, 'watching');
      await page.getByRole('button', { name: 'Pause' }).click();

      await modeIs(other, 'left');
      await other.getByRole('button', { name: 'Go on' }).click();

      await modeIs(page, 'watching');
      expect((await flown(ada)).runs).toBe(1);
    });
  });

  it('shows its end to who watched it', async () => {
    await keepQuickTime(stage.app, async () => {
      const { ada, page } = await flying(QUICKLY);
      const other = await ada.open('/arcade');
      await modeIs(other, 'watching');
      await page.bringToFront();

      await modeIs(page, 'over');
      await modeIs(other, 'over');

      expect(await said(other)).toBe(`${(await flown(ada)).run.score}: your best yet!`);
      await other.getByRole('button', { name: 'Play again' }).waitFor();
    });
  });
});

const said = (page: Page) => page.locator('#game-says').textContent();
