import { io, type Socket } from 'socket.io-client';
import { caveAt, COLUMN } from '../src/features/arcade/cave.js';
import { advance, newGame, speedAt } from '../src/features/arcade/jetman.js';

const TICKS = 6;
const FORESIGHT_TICKS = 12;

interface Answer {
  ok: boolean;
  state: { run: { id: string; seed: number; status: string } };
  error?: { message: string };
}

export class Game {
  private run = '';
  private flown = newGame(0);
  isOver = false;

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

  /** @returns ms that the referee took to answer */
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

  private get thrust() {
    const { seed, x, y, vy } = this.flown;
    const { top, bottom } = caveAt(seed, Math.floor((x + speedAt(x) * FORESIGHT_TICKS) / COLUMN));
    return y + vy * FORESIGHT_TICKS > (top + bottom) / 2;
  }

  /** @returns ms */
  async doNothing() {
    const sent = performance.now();
    await this.call('unwatch', { slices: [] });
    return performance.now() - sent;
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
