import { setTimeout as pause } from 'node:timers/promises';
import { Game } from './game.js';
import { latency, type Latency } from './latency.js';

const EVERY_MS = 100;
const SECONDS = 5;
const STEP = 100;
const MAX_GAMES = 1_000;
/** The referee lets a page be half a second ahead of its clock. */
const STEERS_AT_ONCE = 5;
/** A player sends no more events than a socket may send at once: see src/sojourn/live/socket.limiter.ts. */
const ROUNDS = 30;
/** While Node compiles what runs often, it does so beside it and in its way. */
const WARM_UP_PLAYERS = 30;
const PLAYERS = 12;

export interface ArcadeFigures {
  /** The most games at once whose steers were all answered before the next was due. */
  games: number;
  steer: Latency;
  /** Of an event that changes nothing: what the machine takes for any. */
  nothing: Latency;
}

export async function arcade(url: string): Promise<ArcadeFigures> {
  const players: Alone[] = [];
  while (players.length < WARM_UP_PLAYERS + PLAYERS) players.push(await alone(url));
  const steady = players.slice(WARM_UP_PLAYERS);
  // Only warms up: what many do at once was not compiled yet.
  await keepsUp(url, STEP);
  let games = 0;
  while (games < MAX_GAMES && (await keepsUpAtLast(url, games + STEP))) games += STEP;
  const steer = latency(steady.flatMap(({ steers }) => steers));
  return { games, steer, nothing: latency(steady.flatMap(({ nothings }) => nothings)) };
}

interface Alone {
  steers: number[];
  nothings: number[];
}

async function alone(url: string) {
  const game = await Game.join(url);
  const taken: Alone = { steers: [], nothings: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await game.start();
    for (let steer = 0; steer < STEERS_AT_ONCE; steer++) {
      taken.steers.push(await game.steer());
      taken.nothings.push(await game.doNothing());
    }
  }
  game.leave();
  return taken;
}

/** Others on the machine may stall it for a moment, so a count has two tries. */
async function keepsUpAtLast(url: string, count: number) {
  return (await keepsUp(url, count)) || keepsUp(url, count);
}

async function keepsUp(url: string, count: number) {
  const games = await Promise.all(Array.from({ length: count }, () => Game.join(url)));
  const taken = await Promise.all(
    games.map((game, index) => play(game, (index * EVERY_MS) / count)),
  );
  for (const game of games) game.leave();
  const { p50, p99 } = latency(taken.flat());
  console.log(
    `${count} games at once: a steer takes ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  );
  return p99 < EVERY_MS;
}

async function play(game: Game, afterMs: number) {
  const taken: number[] = [];
  await pause(afterMs);
  await game.start();
  for (const begun = performance.now(); performance.now() - begun < SECONDS * 1_000;) {
    if (game.isOver) await game.start();
    const steered = await game.steer();
    taken.push(steered);
    await pause(Math.max(0, EVERY_MS - steered));
  }
  return taken;
}
