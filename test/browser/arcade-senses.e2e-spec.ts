import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { keepQuickTime, modeIs, openArcade } from '../support/game.js';

const ENGINE = 1;

const CRASH = 1;

/** Keeps what the page plays: the state of each audio, and how many tones it began. */
const HEAR = `
  window.audios = [];
  window.AudioContext = class extends AudioContext {
    tones = 0;
    constructor() {
      super();
      window.audios.push(this);
    }
    createOscillator() {
      this.tones++;
      return super.createOscillator();
    }
  };
`;

/** Keeps where the ridges far behind were drawn; only they are so wide. */
const LOOK = `
  window.ridges = new Set();
  const { fillRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillRect = function (x, y, width, height) {
    if (width === 24.5) window.ridges.add(x);
    fillRect.call(this, x, y, width, height);
  };
`;

inBrowser('what one sees and hears of the arcade', (stage) => {
  const fall = (page: Page) =>
    keepQuickTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'over');
    });

  it('is silent where nobody turned the sound on', async () => {
    const { page } = await openArcade(stage, {}, HEAR);

    await fall(page);

    expect(await heard(page)).toEqual([]);
  });

  it('is heard once the sound is on, and no more once it is off', async () => {
    const { page } = await openArcade(stage, {}, HEAR);
    const sound = page.getByRole('button', { name: 'Sound', pressed: false });
    await sound.click();
    expect(await heard(page)).toEqual([{ state: 'running', tones: ENGINE }]);

    await fall(page);

    const [{ state, tones } = { state: '', tones: 0 }] = await heard(page);
    expect(state).toBe('running');
    // Who falls may meet a gem.
    expect(tones).toBeGreaterThanOrEqual(ENGINE + CRASH);
    await page.getByRole('button', { name: 'Sound', pressed: true }).click();
    await sound.waitFor();
    expect(await heard(page)).toMatchObject([{ state: 'closed' }]);
  });

  it.each([
    ['stand still', 'reduce', false],
    ['pass by', 'no-preference', true],
  ] as const)('has ridges that %s where motion is to be: %s', async (_, reducedMotion, moves) => {
    const { page } = await openArcade(stage, { reducedMotion }, LOOK);
    const atFirst = await ridges(page);

    await fall(page);

    expect((await ridges(page)) > atFirst).toBe(moves);
  });
});

const heard = (page: Page) =>
  page.evaluate<{ state: string; tones: number }[]>(
    'window.audios.map(({ state, tones }) => ({ state, tones }))',
  );

const ridges = (page: Page) => page.evaluate<number>('window.ridges.size');
