import { expect, it } from '@jest/globals';
import { caveAt, COLUMN } from '../../src/features/arcade/cave.js';
import {
  newGame,
  speedAt,
  step,
  TICKS_PER_SECOND,
  type Game,
} from '../../src/features/arcade/jetman.js';
import { inBrowser } from '../support/browser.js';
import { served } from '../support/module.js';

type Viewer = new () => { hear(told: object): void; scene(): Game | undefined };

inBrowser('a game that is watched', (stage) => {
  it.each([
    ['evenly', 100, 100],
    ['at odd times', 80, 180],
    ['late', 100, 300],
  ])('goes on smoothly where pushes come %s', async (_, soonest, latest) => {
    const page = await (await stage.person()).open('/arcade');
    const url = await served(page, 'src/features/arcade/page/viewer.ts');
    const games = flight();

    const seen = await page.evaluate<Game[]>(`import('${url}').then(({ Viewer }) =>
      (${watch.toString()})(Viewer, ${JSON.stringify(games)}, ${soonest}, ${latest}))`);

    const paces = pacesOf(seen);
    expect(Math.min(...paces)).toBeGreaterThan(0);
    expect(Math.max(...paces)).toBeLessThan(1.5);
    expect(paces.filter((pace) => pace < 0.5).length).toBeLessThan(paces.length / 100);
    expect(seen.length).toBeLessThan(games.length + TICKS_PER_SECOND);
    const { x, y } = games.at(-1)!;
    expect(seen.at(-1)).toMatchObject({ x, y, crashed: true });
  });
});

/** Flies for twenty seconds, and then into the rock. */
function flight() {
  const games = [newGame(3)];
  for (let game = games[0]!; !game.crashed; games.push(game)) {
    const { top, bottom } = caveAt(game.seed, Math.floor(game.x / COLUMN) + 4);
    const isLow = game.y + game.vy * 15 > (top + bottom) / 2;
    game = step(game, isLow && game.tick < 20 * TICKS_PER_SECOND);
  }
  return games;
}

/** How fast it went from frame to frame, as a part of how fast the jetman flies. */
function pacesOf(seen: Game[]) {
  // At first it stands, until there is enough to go on to; at last it is over.
  const steps = seen.slice(TICKS_PER_SECOND, -1);
  return steps.slice(1).map(({ x }, at) => (x - steps[at]!.x) / speedAt(x));
}

/** Tells of a game now and then, and looks at each frame. It runs in the browser, so it uses nothing around it. */
function watch(Viewer: Viewer, games: Game[], soonestMs: number, latestMs: number) {
  let now = performance.now();
  performance.now = () => now;
  const viewer = new Viewer();
  const seen: Game[] = [];
  let [dice, dueAt] = [7, now];
  for (let frame = 0; frame < 2 * games.length && !seen.at(-1)?.crashed; frame++) {
    const game = games[Math.min(frame, games.length - 1)]!;
    if (now >= dueAt) {
      viewer.hear({ ...game, id: 'one', status: game.crashed ? 'crashed' : 'flying' });
      dice = (dice * 48_271) % 2_147_483_647;
      dueAt = now + soonestMs + (latestMs - soonestMs) * (dice / 2_147_483_647);
    }
    const scene = viewer.scene();
    if (scene) seen.push(scene);
    now += 1_000 / 60;
  }
  return seen;
}
