import { ask } from '../../../browser/connection/connection.js';
import { newGame, scoreOf, step, TICKS_PER_SECOND, type Game, type Switch } from '../jetman.js';

const TICK_MS = 1000 / TICKS_PER_SECOND;
const STEER_EVERY_TICKS = 6;
const RETRY_MS = 250;
/** After any other refusal the next steer may be taken. */
const FINAL = ['no-run', 'session-ended'];
/** A page that was held up for longer goes on from where it was. */
const BEHIND_TICKS = 15;
/** Keeps below what the referee takes for a human: 30 switches a second. */
const TICKS_BETWEEN_SWITCHES = 2;
/** So long the game waits for a first press, for there is a way from the button to the cave. */
const HOVER_MS = 3_000;

export interface Run {
  id: string;
  seed: number;
  status: 'flying' | 'crashed';
  tick: number;
  score: number;
}

export interface Arcade {
  best: number;
  run: Run | null;
}

export class Pilot {
  game: Game;
  before: Game;
  /** What the referee said when it was over; null where he was not heard. */
  result: Arcade | null | undefined;
  isAsking = false;
  /** How far it is on its way to the next tick, from 0 to 1. */
  private part = 0;
  private begunAt = 0;
  private hoversUntil = 0;
  private wantsThrust = false;
  private switches: Switch[] = [];
  private sentTick: number;
  private mayAskAt = 0;

  constructor(
    readonly run: Run,
    game: Game = newGame(run.seed),
  ) {
    this.game = game;
    this.before = game;
    this.sentTick = game.tick;
  }

  get score() {
    return scoreOf(this.game);
  }

  get isHovering() {
    return performance.now() < this.hoversUntil;
  }

  takeOff(isHeld: boolean) {
    this.hoversUntil = performance.now() + HOVER_MS;
    this.hold(isHeld);
  }

  hold(isOn: boolean) {
    this.wantsThrust = isOn;
    if (isOn) this.hoversUntil = 0;
  }

  scene(): Game {
    const { before, game, part } = this;
    const along = (from: number, to: number) => from + (to - from) * part;
    return { ...game, x: along(before.x, game.x), y: along(before.y, game.y) };
  }

  fly() {
    let ticks = (performance.now() - this.begunAt) / TICK_MS;
    if (this.isHovering || ticks - this.game.tick > BEHIND_TICKS) {
      this.begunAt = performance.now() - this.game.tick * TICK_MS;
      ticks = this.game.tick;
    }
    while (this.game.tick + 1 <= ticks && !this.game.crashed) this.tick();
    if (this.isDue) void this.report();
    this.part = this.game.crashed ? 1 : ticks - this.game.tick;
  }

  private tick() {
    const { tick, thrust } = this.game;
    const mayChange = tick - (this.switches.at(-1)?.tick ?? -Infinity) >= TICKS_BETWEEN_SWITCHES;
    const next = mayChange ? this.wantsThrust : thrust;
    if (next !== thrust) this.switches.push({ tick, thrust: next });
    this.before = this.game;
    this.game = step(this.game, next);
  }

  private get isDue() {
    const { tick, crashed } = this.game;
    return tick - this.sentTick >= STEER_EVERY_TICKS || (crashed && tick > this.sentTick);
  }

  /** Tells the referee what was flown since the last time; even where that is nothing, he says whether it is over. */
  async report() {
    const { tick } = this.game;
    if (this.isAsking || this.result !== undefined || performance.now() < this.mayAskAt) return;
    this.isAsking = true;
    const inputs = this.switches.filter(
      (input) => input.tick >= this.sentTick && input.tick < tick,
    );
    const answer = await ask<Arcade>('arcade:steer', { run: this.run.id, tick, inputs });
    this.isAsking = false;
    this.hear(tick, answer);
  }

  private hear(tick: number, answer: Awaited<ReturnType<typeof ask<Arcade>>>) {
    const code = answer?.error?.code ?? '';
    // What is out of order had arrived before, only its answer had not.
    if (answer?.ok || code === 'out-of-order') this.sentTick = tick;
    else if (FINAL.includes(code)) this.result = null;
    else this.mayAskAt = performance.now() + RETRY_MS;
    if (answer?.state?.run?.status === 'crashed') this.result = answer.state;
  }
}
