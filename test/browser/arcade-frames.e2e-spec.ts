import { expect, it } from '@jest/globals';
import { TICKS_PER_SECOND } from '../../src/features/arcade/jetman.js';
import { inBrowser } from '../support/browser.js';
import { MEASURE, pacesOf, seenIn, type Seen } from '../support/frames.js';
import { FLY_BY_ITSELF, keepQuickTime, keepTime, modeIs, QUICKLY } from '../support/game.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const FRAME_MS = 1_000 / 60;
/** What is told meanwhile, of the leaders for one, is drawn. */
const FEW = 10;

inBrowser('a game on a screen of 60 frames a second', (stage) => {
  const opened = async (...scripts: string[]) => {
    const ada = await stage.person('Ada', { reducedMotion: 'no-preference' });
    for (const script of [MEASURE, ...scripts]) await ada.context.addInitScript(script);
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    return page;
  };

  /** @returns what is seen of some seconds in the middle of it */
  async function flight() {
    const page = await opened(FLY_BY_ITSELF);
    let seen: Seen;
    await keepTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await until('the first steer', () => page.evaluate<boolean>('seen.steers.length > 0'));
      seen = await seenIn(page, 'flying');
    });
    return seen!;
  }

  it('is drawn anew at every one while it is flown, in a small part of the time there is for it', async () => {
    const { refreshes, frames } = await flight();

    expect(frames.map(({ time }) => time)).toEqual(refreshes);
    const repeated = frames.filter(({ picture }, at) => picture === frames[at - 1]?.picture);
    expect(repeated).toEqual([]);
    const took = frames.map(({ tookMs }) => tookMs);
    expect(quantile(took, 0.5)).toBeLessThan(FRAME_MS / 4);
    expect(quantile(took, 0.9)).toBeLessThan(FRAME_MS / 2);
    const gaps = refreshes.slice(1).map((time, at) => time - refreshes[at]!);
    expect(quantile(gaps, 0.5)).toBeLessThan(1.5 * FRAME_MS);
  });

  it('goes on by 60 ticks a second', async () => {
    const paces = pacesOf((await flight()).steers);

    expect(Math.abs(quantile(paces, 0.5) - TICKS_PER_SECOND)).toBeLessThan(1);
  });

  it('is not drawn over and over while nothing moves', async () => {
    const page = await opened(QUICKLY);
    expect((await seenIn(page, 'ready')).frames.length).toBeLessThan(FEW);

    await keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'flying');
      await page.keyboard.press('KeyP');
      expect((await seenIn(page, 'paused')).frames.length).toBeLessThan(FEW);
      await page.keyboard.press('Space');
      expect((await seenIn(page, 'over')).frames.length).toBeLessThan(FEW);
    });
  });
});

const quantile = (values: number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]!;
