import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';

const TICKS = 6;
const EVERY_MS = 100;
const SECONDS = 5;
const STEP = 100;
const MOST = 1_000;
/** How far a page may be ahead of the clock when its game has just started: half a second. */
const STEERS_AT_ONCE = 5;
/** No more events than a socket may send at once: see src/live/bucket.ts. */
const ROUNDS = 60;
const PLAYERS = 5;

export interface ArcadeFigures {
  /** The most games at once whose steers were all answered before the next was due. */
  games: number;
  /** Milliseconds from sending a steer to its answer, with nothing else to do. */
  p50: number;
  p99: number;
}

export async function arcade(url: string): Promise<ArcadeFigures> {
  const steers: number[] = [];
  for (let player = 0; player < PLAYERS; player++) steers.push(...(await alone(url)));
  let games = 0;
  // Only warms up: no code is compiled yet.
  await keepsUp(url, STEP);
  while (games < MOST && (await keepsUp(url, games + STEP))) games += STEP;
  return { games, p50: at(steers, 0.5), p99: at(steers, 0.99) };
}

async function alone(url: string) {
  const game = await Game.join(url);
  const taken: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await game.start();
    for (let steer = 0; steer < STEERS_AT_ONCE; steer++) taken.push(await game.steer());
  }
  game.leave();
  return taken.slice(STEERS_AT_ONCE * 20);
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
  state: { run: { id: string; status: string } };
  error?: { message: string };
}

/** One page: it holds and lets go by turns, and starts again where that ends at a rock. */
class Game {
  private run = '';
  private tick = 0;
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
    [this.run, this.tick, this.isOver] = [state.run.id, 0, false];
  }

  async steer() {
    const inputs = [0, 3].map((after) => ({ tick: this.tick + after, thrust: after === 0 }));
    this.tick += TICKS;
    const sent = performance.now();
    const { state } = await this.call('arcade:steer', { run: this.run, tick: this.tick, inputs });
    this.isOver = state.run.status === 'crashed';
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

const at = (values: number[], part: number) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length * part)]!;
