import type { Page } from 'playwright-core';
import { modeIs } from './game.js';
import { until } from './until.js';

const REFRESHES = 180;

/**
 * Keeps when the screen was refreshed, when the page drew, for how long and what (told apart by where it all is),
 * and of which ticks it told the server when.
 */
export const MEASURE = `
  window.seen = { refreshes: [], frames: [], steers: [] };
  const ask = window.requestAnimationFrame.bind(window);
  ask(function refreshed(time) {
    seen.refreshes.push(time);
    ask(refreshed);
  });
  let [places, picture] = [0, 0];
  window.requestAnimationFrame = (draw) =>
    ask((time) => {
      places = 0;
      const begun = performance.now();
      draw(time);
      const tookMs = performance.now() - begun;
      picture = places || picture;
      seen.frames.push({ time, tookMs, picture });
    });
  const { fillRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillRect = function (x, ...rest) {
    places += x;
    fillRect.call(this, x, ...rest);
  };
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    const [, tick] = /"arcade:steer",{"run":"[^"]*","tick":(\\d+)/.exec(data) ?? [];
    if (tick) seen.steers.push({ time: performance.now(), tick: Number(tick) });
    send.call(this, data);
  };
`;

export interface Seen {
  refreshes: number[];
  frames: { time: number; tookMs: number; picture: number }[];
  steers: Steer[];
}

interface Steer {
  time: number;
  tick: number;
}

/** What is seen of some seconds in that mode. */
export async function seenIn(page: Page, mode: string) {
  await modeIs(page, mode);
  await page.evaluate('for (const list of Object.values(seen)) list.length = 0');
  const isEnough = `seen.refreshes.length >= ${REFRESHES}`;
  await until('enough refreshes', () => page.evaluate<boolean>(isEnough));
  await modeIs(page, mode);
  return page.evaluate<Seen>('seen');
}

/** How many ticks there were in each second that begins with a steer. */
export const pacesOf = (steers: Steer[]) =>
  steers.flatMap((from) => {
    const to = steers.find(({ time }) => time >= from.time + 1_000);
    return to ? [((to.tick - from.tick) * 1_000) / (to.time - from.time)] : [];
  });
