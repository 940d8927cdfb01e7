import type { Scene } from './picture.js';
import type { Run } from './pilot.js';

export type Told = Run & Omit<Scene, 'crashed'> & { best: number; points: number };

/** How far behind what it was told it shows a game, so that there is always something to go on to. */
const LAG_TICKS = 14;
const KEPT = 12;
const TICK_MS = 1000 / 60;
const SILENCE_MS = 3_000;

export class Viewer {
  private told: Told[] = [];
  private shown = 0;
  private shownAt = 0;
  private heardAt = -Infinity;

  /** Of a game that nobody need be flying any more. */
  find(run: Told) {
    this.begin(run);
  }

  forget() {
    this.told = [];
  }

  hear(run: Told) {
    const last = this.newest;
    if (last?.id !== run.id) this.begin(run);
    else if (run.tick > last.tick || run.status !== last.status) this.told.push(run);
    else return;
    this.told.splice(0, this.told.length - KEPT);
    this.heardAt = performance.now();
  }

  get newest() {
    return this.told.at(-1);
  }

  get isLive() {
    return performance.now() - this.heardAt <= SILENCE_MS;
  }

  get isAtEnd() {
    const { newest } = this;
    return newest?.status === 'crashed' && (!this.isLive || this.shown >= newest.tick);
  }

  scene(): (Told & Scene) | undefined {
    const { newest } = this;
    if (!newest) return undefined;
    if (this.isLive) this.moveOn(performance.now(), newest);
    else this.shown = newest.tick;
    const next = this.told.find(({ tick }) => tick >= this.shown) ?? newest;
    const previous = this.told[this.told.indexOf(next) - 1] ?? next;
    return { ...between(previous, next, this.shown), crashed: this.isAtEnd };
  }

  private begin(run: Told) {
    this.told = [run];
    this.shown = run.tick;
    this.shownAt = performance.now();
  }

  private moveOn(now: number, { tick: newest, status }: Told) {
    const passed = (now - this.shownAt) / TICK_MS;
    const drift = newest - LAG_TICKS - this.shown;
    const pace = Math.abs(drift) > 60 ? Infinity : 1 + Math.max(-0.3, Math.min(0.3, drift / 30));
    const end = status === 'crashed' ? newest : Math.max(newest - 1, this.shown);
    this.shown = Math.min(end, pace === Infinity ? newest - LAG_TICKS : this.shown + passed * pace);
    this.shown = Math.max(this.shown, this.told[0]!.tick);
    this.shownAt = now;
  }
}

function between(from: Told, to: Told, tick: number): Told {
  const ticks = to.tick - from.tick;
  if (ticks === 0 || tick >= to.tick) return to;
  const part = Math.max(0, Math.min(1, (tick - from.tick) / ticks));
  const x = from.x + (to.x - from.x) * part;
  const { gem, chain, thrust } = from;
  return { ...to, gem, chain, thrust, x, y: curve(from, to, part, ticks), tick };
}

/** A cubic Hermite spline: through both places, at both speeds. */
function curve(from: Told, to: Told, part: number, ticks: number) {
  const [squared, cubed] = [part ** 2, part ** 3];
  return (
    (2 * cubed - 3 * squared + 1) * from.y +
    (cubed - 2 * squared + part) * ticks * from.vy +
    (3 * squared - 2 * cubed) * to.y +
    (cubed - squared) * ticks * to.vy
  );
}
