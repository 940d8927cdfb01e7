import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { advance, caveAt, COLUMN, newGame, speedAt } from '../src/features/arcade/jetman.js';

const TICKS = 6;
const EVERY_MS = 100;
const SECONDS = 5;
const STEP = 100;
const MOST = 1_000;
/** How far a page may be ahead of the clock when its game has just started: half a second. */
const STEERS_AT_ONCE = 5;
/** A player sends no more events than a socket may send at once: see src/live/bucket.ts. */
const ROUNDS = 30;
/** While Node compiles what runs often, it does so beside it and in its way. */
const WARM_UP_PLAYERS = 12;
const PLAYERS = 12;
/** A player looks so far ahead, in ticks. */
const FORESIGHT = 12;

export interface ArcadeFigures {
  /** The most games at once whose steers were all answered before the next was due. */
  games: number;
  /** From sending it to its answer, with nothing else to do. */
  steer: Latency;
  /** The same of an event that changes nothing: what the machine takes for any. */
  nothing: Latency;
}

/** Milliseconds. */
interface Latency {
  p50: number;
  p99: number;
}

export async function arcade(url: string): Promise<ArcadeFigures> {
  const players: Alone[] = [];
  while (players.length < WARM_UP_PLAYERS + PLAYERS) players.push(await alone(url));
  const steady = players.slice(WARM_UP_PLAYERS);
  // Only warms up: what many do at once was not compiled yet.
  await keepsUp(url, STEP);
  let games = 0;
  while (games < MOST && (await keepsUpAtLast(url, games + STEP))) games += STEP;
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

/** Plays so many games at once, ten steers a second each, every one watched in html as its page does. */
async function keepsUp(url: string, count: number) {
  const games = await Promise.all(Array.from({ length: count }, () => Game.join(url)));
  const taken = await Promise.all(
    games.map((game, index) => game.play((index * EVERY_MS) / count)),
  );
  for (const game of games) game.leave();
  const p99 = at(taken.flat(), 0.99);
  console.log(
    `${count} games at once: a steer takes ${at(taken.flat(), 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  );
  return p99 < EVERY_MS;
}

interface Answer {
  ok: boolean;
  state: { run: { id: string; seed: number; status: string } };
  error?: { message: string };
}

/** One page: its player keeps to the middle of the cave, and starts again where that ends at a rock. */
class Game {
  private run = '';
  private flown = newGame(0);
  private isOver = false;

  private constructor(private readonly socket: Socket) {}

  static async join(url: string) {
    const socket = io(url, { forceNew: true, transports: ['websocket'] });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    const game = new Game(socket);
    await game.call('watch', { slices: { arcade: 0, leaders: 0 }, as: 'html' });
    return game;
  }

  async start() {
    const { state } = await this.call('arcade:start', {});
    [this.run, this.flown, this.isOver] = [state.run.id, newGame(state.run.seed), false];
  }

  async steer() {
    const { run, flown, thrust } = this;
    const inputs = thrust === flown.thrust ? [] : [{ tick: flown.tick, thrust }];
    const tick = flown.tick + TICKS;
    this.flown = advance(flown, tick, inputs);
    const sent = performance.now();
    const { state } = await this.call('arcade:steer', { run, tick, inputs });
    this.isOver = state.run.status === 'crashed';
    return performance.now() - sent;
  }

  /** Whether he would be too low soon. */
  private get thrust() {
    const { seed, x, y, vy } = this.flown;
    const { top, bottom } = caveAt(seed, Math.floor((x + speedAt(x) * FORESIGHT) / COLUMN));
    return y + vy * FORESIGHT > (top + bottom) / 2;
  }

  async doNothing() {
    const sent = performance.now();
    await this.call('unwatch', { slices: [] });
    return performance.now() - sent;
  }

  async play(afterMs: number) {
    const taken: number[] = [];
    await pause(afterMs);
    await this.start();
    for (const begun = performance.now(); performance.now() - begun < SECONDS * 1_000;) {
      if (this.isOver) await this.start();
      const steered = await this.steer();
      taken.push(steered);
      await pause(Math.max(0, EVERY_MS - steered));
    }
    return taken;
  }

  leave() {
    this.socket.disconnect();
  }

  private async call(event: string, payload: object) {
    const answer = (await this.socket.timeout(10_000).emitWithAck(event, payload)) as Answer;
    if (!answer.ok) throw new Error(`${event} was refused: ${answer.error!.message}`);
    return answer;
  }
}

const latency = (values: number[]): Latency => ({ p50: at(values, 0.5), p99: at(values, 0.99) });

const at = (values: number[], part: number) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length * part)]!;
