import { Pilot } from './pilot.js';
import { face, LOST, pausedAt, resultOf, show, type Mode } from './screen.js';
import type { Sound } from './sound.js';
import { startRun } from './start.js';
import type { Told, Viewer } from './viewer.js';

/** After a crash a press that was meant to fly must not start the next game. */
const REST_MS = 600;
const LOOKING: Mode[] = ['ready', 'watching', 'left'];

export class Player {
  mode: Mode = 'ready';
  pilot: Pilot | undefined;
  private isLost = false;
  private restUntil = 0;
  private isHeld = false;

  constructor(
    private readonly sound: Sound,
    private readonly viewer: Viewer,
    private readonly onMode: () => void,
  ) {}

  press() {
    this.hold(true);
    // Whoever only looks must not end what the other tab flies.
    if (this.mode !== 'watching') this.go();
  }

  hold(isOn: boolean) {
    this.isHeld = isOn;
    this.pilot?.hold(isOn);
  }

  go() {
    if (this.mode === 'paused') this.takeOff();
    else if (this.mode === 'left') this.goOn(this.viewer.newest!);
    else this.startAnew();
  }

  startAnew() {
    if (this.mayStart) void this.start();
  }

  togglePause() {
    if (this.mode === 'paused') this.takeOff();
    else this.pause();
  }

  pause() {
    this.hold(false);
    if (this.mode === 'flying') this.enter('paused', pausedAt(this.pilot!));
  }

  end({ result, game }: Pilot) {
    this.restUntil = performance.now() + REST_MS;
    this.isLost = !result;
    this.enter('over', result ? resultOf({ ...result, ...result.run! }) : LOST);
    if (!game.crashed) this.pilot = undefined;
  }

  watch() {
    const { newest, isLive, isAtEnd } = this.viewer;
    if (!newest || !LOOKING.includes(this.mode)) return;
    const mode = isLive ? 'watching' : 'left';
    if (isAtEnd && this.mode !== 'ready') this.enter('over', resultOf(newest));
    else if (newest.status === 'flying' && this.mode !== mode) this.enter(mode);
  }

  giveWay() {
    if (this.mode !== 'over') return;
    this.enter('watching', this.isLost ? LOST : undefined);
    this.pilot = undefined;
    this.isLost = false;
  }

  handOver() {
    this.pilot = undefined;
    this.enter('watching');
  }

  enter(mode: Mode, said?: string) {
    this.mode = mode;
    show(mode, said);
    if (mode !== 'flying') this.sound.thrust(false);
    this.onMode();
  }

  private get mayStart() {
    const isBusy = this.mode === 'flying' || this.mode === 'starting';
    return !isBusy && performance.now() > this.restUntil;
  }

  private async start() {
    this.enter('starting');
    face();
    const run = await startRun().catch(() => undefined);
    if (!run) return this.enter('ready', 'That did not get through. Try again in a moment.');
    this.fly(new Pilot(run));
  }

  private goOn(told: Told) {
    this.fly(new Pilot(told, { ...told, crashed: false }));
  }

  private fly(pilot: Pilot) {
    this.pilot = pilot;
    this.isLost = false;
    this.viewer.forget();
    this.takeOff();
    if (document.hidden) this.pause();
  }

  private takeOff() {
    this.pilot?.takeOff(this.isHeld);
    this.enter('flying');
    face();
  }
}
