import { expect, it } from '@jest/globals';
import { TICKS_PER_SECOND } from '../../src/features/arcade/jetman.js';
import { inBrowser } from '../support/browser.js';
import { FLY_BY_ITSELF, keepTime, modeIs } from '../support/game.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const FRAME_MS = 1_000 / 60;
const REFRESHES = 180;

/** Keeps when the screen was refreshed, when the page drew and for how long, and of which ticks it told when. */
const MEASURE = `
  window.seen = { refreshes: [], frames: [], steers: [] };
  const ask = window.requestAnimationFrame.bind(window);
  ask(function refreshed(time) {
    seen.refreshes.push(time);
    ask(refreshed);
  });
  window.requestAnimationFrame = (draw) =>
    ask((time) => {
      const begun = performance.now();
      draw(time);
      seen.frames.push({ time, tookMs: performance.now() - begun });
    });
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    const [, tick] = /"arcade:steer",{"run":"[^"]*","tick":(\\d+)/.exec(data) ?? [];
    if (tick) seen.steers.push({ time: performance.now(), tick: Number(tick) });
    send.call(this, data);
  };
`;

interface Seen {
  refreshes: number[];
  frames: { time: number; tookMs: number }[];
  steers: Steer[];
}

interface Steer {
  time: number;
  tick: number;
}

inBrowser('a game that is flown on a screen of 60 frames a second', (stage) => {
  /** @returns what was seen of some seconds in the middle of it */
  async function flight() {
    const ada = await stage.person('Ada', { reducedMotion: 'no-preference' });
    for (const script of [MEASURE, FLY_BY_ITSELF]) await ada.context.addInitScript(script);
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    await keepTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await modeIs(page, 'flying');
      await page.evaluate('for (const list of Object.values(seen)) list.length = 0');
      const isEnough = `seen.refreshes.length >= ${REFRESHES}`;
      await until('enough of it', () => page.evaluate<boolean>(isEnough));
    });
    expect(await page.locator('#game').getAttribute('data-mode')).toBe('flying');
    return page.evaluate<Seen>('seen');
  }

  it('is drawn at every one, in a small part of the time there is for it', async () => {
    const { refreshes, frames } = await flight();

    expect(frames.map(({ time }) => time)).toEqual(refreshes);
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
});

const quantile = (values: number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]!;

/** How many ticks there were in each second that begins with a steer. */
const pacesOf = (steers: Steer[]) =>
  steers.flatMap((from) => {
    const to = steers.find(({ time }) => time >= from.time + 1_000);
    return to ? [((to.tick - from.tick) * 1_000) / (to.time - from.time)] : [];
  });
