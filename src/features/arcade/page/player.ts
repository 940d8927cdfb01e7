import { Pilot } from './pilot.js';
import { face, LOST, resultOf, show, type Mode } from './screen.js';
import type { Sound } from './sound.js';
import { startRun } from './start.js';

/** After a crash a press that was meant to fly must not start the next game. */
const REST_MS = 600;

/** Plays this tab's games, one after the other: it is in one mode at a time, and what a press does depends on that. */
export class Player {
  mode: Mode = 'ready';
  pilot: Pilot | undefined;
  ownRun = '';
  private restUntil = 0;
  private isHeld = false;

  constructor(
    private readonly sound: Sound,
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
    else if (this.mayStart) void this.start();
  }

  togglePause() {
    if (this.mode === 'paused') this.takeOff();
    else this.pause();
  }

  pause() {
    this.hold(false);
    if (this.mode === 'flying') this.enter('paused');
  }

  end({ result, game }: Pilot) {
    this.restUntil = performance.now() + REST_MS;
    this.enter('over', result ? resultOf(result) : LOST);
    if (!game.crashed) this.pilot = undefined;
  }

  /** Another tab flies, which is better to look at than what is over here; where it cost this one, it says so. */
  giveWay() {
    if (this.mode !== 'over') return;
    this.enter('watching', this.pilot?.result ? undefined : LOST);
    this.pilot = undefined;
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
    this.ownRun = run.id;
    this.pilot = new Pilot(run);
    this.takeOff();
    if (document.hidden) this.pause();
  }

  private takeOff() {
    this.pilot?.takeOff(this.isHeld);
    this.enter('flying');
    face();
  }
}
