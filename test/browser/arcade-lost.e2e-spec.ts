import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { whileLocked } from '../support/database.js';
import { FLY_BY_ITSELF, flown, keepTime, modeIs } from '../support/game.js';
import { shows } from '../support/pages.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const SILENCE_MS = 60_000;
const LOST = 'This game is over: it was silent for a minute, or another one was started.';

inBrowser('a game that was lost', (stage) => {
  const flying = async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    await page.getByRole('button', { name: 'Play' }).click();
    await modeIs(page, 'flying');
    return { ada, page };
  };

  const losses = {
    silence: () => Promise.resolve(stage.app.clock.pass(SILENCE_MS + 1)),
    another: (ada: Person) => ada.submit('/arcade/start'),
  };

  it.each([
    ['while it was flown', 'silence', []],
    ['while it was flown', 'another', []],
    ['while it was paused', 'silence', ['KeyP']],
    ['while it was paused', 'another', ['KeyP']],
  ] as const)(
    '%s, to %s, is said to be over, and the next one may begin',
    async (_, loss, keys) => {
      const { ada, page } = await flying();
      for (const key of keys) await press(page, key, 'paused');

      await losses[loss](ada);

      expect(await shows(says(page), LOST)).toBe(true);
      await modeIs(page, 'over');
      const before = await flown(ada);
      await playAgain(page);
      const { runs, run } = await flown(ada);
      expect({ runs, status: run.status }).toEqual({ runs: before.runs + 1, status: 'flying' });
      expect(run.id).not.toBe(before.run.id);
    },
  );

  it('is still said to be while the one that took its place is watched', async () => {
    const { ada, page: one } = await flying();
    await ada.context.addInitScript(FLY_BY_ITSELF);
    const two = await ada.open('/arcade');
    await watchers(stage.app, one, 'arcade', 2);

    await keepTime(stage.app, async () => {
      await two.getByRole('button', { name: 'New game' }).click();
      await modeIs(one, 'watching');
      expect(await says(one).textContent()).toBe(LOST);
    });
  });

  it('is not the one in which nothing could be written for a moment', async () => {
    const ada = await stage.person('Ada');
    const heard = heardBy(ada);
    await ada.context.addInitScript(FLY_BY_ITSELF);
    const page = await ada.open('/arcade');

    await keepTime(stage.app, async () => {
      await page.getByRole('button', { name: 'Play' }).click();
      await until('the first steer', async () => (await flown(ada)).run?.tick > 0);
      await whileLocked(stage.app.databaseFile, () =>
        until('a refusal', () => heard.some((frame) => frame.includes('"unavailable"'))),
      );
      const { run } = await flown(ada);

      await until('the next steer', async () => (await flown(ada)).run.tick > run.tick);
      expect(await page.locator('#game').getAttribute('data-mode')).toBe('flying');
    });
  });
});

/** What comes to a person's pages over their sockets. */
function heardBy({ context }: Person) {
  const heard: string[] = [];
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
    ),
  );
  return heard;
}

const says = (page: Page) => page.locator('#game-says');

async function press(page: Page, key: string, mode: string) {
  await page.locator('#game-stage').press(key);
  await modeIs(page, mode);
}

/** Right after a game a press is taken for one that was meant to fly. */
async function playAgain(page: Page) {
  const button = page.getByRole('button', { name: 'Play again' });
  await button.waitFor();
  await until('the next game', async () => {
    await page.locator('#game-play').dispatchEvent('click');
    return page.locator('#game[data-mode="flying"]').isVisible();
  });
}
