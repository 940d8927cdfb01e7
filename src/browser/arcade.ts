import { listen } from './arcade-button.js';
import { coloursOf, crisp } from './arcade-canvas.js';
import { drawScene, type Scene } from './arcade-picture.js';
import { Pilot } from './arcade-pilot.js';
import { HOW, part, show, write, type Mode } from './arcade-screen.js';
import { Sound } from './arcade-sound.js';
import { startRun } from './arcade-start.js';
import { Viewer, type Told } from './arcade-viewer.js';
import { newGame, VIEW } from './jetman.js';

/** After a crash a press that was meant to fly must not start the next game. */
const REST_MS = 600;
const POSTER = newGame(7);

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const darkness = matchMedia('(prefers-color-scheme: dark)');
let page: ArcadePage | undefined;

/** A page that was drawn anew has another game on it. */
function mount() {
  const root = document.getElementById('game');
  if (page?.root === root) return;
  page?.leave();
  page = root ? new ArcadePage(root) : undefined;
}

/** The game on its page: one's own, or the one that another tab flies. */
class ArcadePage {
  private readonly gone = new AbortController();
  private readonly context = crisp(part('canvas') as HTMLCanvasElement, VIEW);
  private readonly sound = new Sound();
  private readonly viewer = new Viewer();
  private readonly scores = new MutationObserver(() => this.look());
  private colours = coloursOf(part('stage'));
  private mode: Mode = 'ready';
  private pilot: Pilot | undefined;
  private ownRun = '';
  private restUntil = 0;
  private isHeld = false;

  constructor(readonly root: HTMLElement) {
    root.hidden = false;
    this.listen();
    this.scores.observe(document.body, { subtree: true, attributeFilter: ['data-scene'] });
    this.enter('ready');
    this.look();
    requestAnimationFrame(this.frame);
  }

  leave() {
    this.gone.abort();
    this.scores.disconnect();
    this.sound.off();
  }

  private listen() {
    const { signal } = this.gone;
    const [press, pause] = [() => this.press(), () => this.togglePause()];
    listen(part('stage'), { press, pause, release: () => this.hold(false) }, signal);
    part('play').addEventListener('click', () => this.go(), { signal });
    part('pause').addEventListener('click', pause, { signal });
    part('sound').addEventListener('click', () => this.toggleSound(), { signal });
    darkness.addEventListener('change', () => this.recolour(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden && this.pause(), {
      signal,
    });
  }

  private readonly frame = () => {
    if (this.gone.signal.aborted) return;
    const scene = this.pilot ? this.ownScene(this.pilot) : this.watchedScene();
    drawScene(this.context(), this.colours, scene, stillness.matches);
    if (this.pilot?.result !== undefined && this.mode !== 'over') this.end(this.pilot);
    requestAnimationFrame(this.frame);
  };

  private ownScene(pilot: Pilot): Scene {
    const last = pilot.game;
    if (this.mode === 'flying') this.fly(pilot);
    this.sound.follow(last, pilot.game);
    write('score', String(pilot.score));
    return pilot.scene();
  }

  private fly(pilot: Pilot) {
    pilot.fly();
    write('says', pilot.isHovering ? HOW : '');
  }

  private watchedScene(): Scene {
    const scene = this.viewer.scene();
    if (this.mode === 'ready' && scene && !scene.crashed) this.enter('watching');
    if (this.mode === 'watching' && (!scene || scene.crashed)) this.enter('ready');
    if (scene) write('score', String(scene.score));
    return scene ?? POSTER;
  }

  /** Reads what the live region of the scores was pushed. */
  private look() {
    const text = document.getElementById('live-arcade')?.dataset.scene;
    const told = JSON.parse(text || 'null') as Told | null;
    if (told && told.id !== this.ownRun) this.watch(told);
  }

  private watch(told: Told) {
    this.viewer.hear(told);
    if (this.mode !== 'over' || told.status !== 'flying') return;
    this.pilot = undefined;
    this.enter('ready');
  }

  private press() {
    this.hold(true);
    // Whoever only looks must not end what the other tab flies.
    if (this.mode !== 'watching') this.go();
  }

  private hold(isOn: boolean) {
    this.isHeld = isOn;
    this.pilot?.hold(isOn);
  }

  private go() {
    if (this.mode === 'paused') this.takeOff();
    else if (this.mayStart) void this.start();
  }

  private get mayStart() {
    const isBusy = this.mode === 'flying' || this.mode === 'starting';
    return !isBusy && performance.now() > this.restUntil;
  }

  private async start() {
    this.enter('starting');
    this.face();
    const run = await startRun().catch(() => undefined);
    if (!run) return this.enter('ready', 'That did not get through. Try again in a moment.');
    this.ownRun = run.id;
    this.pilot = new Pilot(run);
    this.takeOff();
    if (document.hidden) this.pause();
  }

  private end({ result, game }: Pilot) {
    this.restUntil = performance.now() + REST_MS;
    this.enter('over', result ? resultOf(result) : LOST);
    if (!game.crashed) this.pilot = undefined;
  }

  private togglePause() {
    if (this.mode === 'paused') this.takeOff();
    else this.pause();
  }

  private pause() {
    this.hold(false);
    if (this.mode === 'flying') this.enter('paused');
  }

  private takeOff() {
    this.pilot?.takeOff(this.isHeld);
    this.enter('flying');
    this.face();
  }

  private face() {
    part('stage').focus({ preventScroll: true });
    part('stage').scrollIntoView({ block: 'nearest' });
  }

  private toggleSound() {
    this.sound.toggle();
    part('sound').ariaPressed = String(this.sound.isOn);
  }

  private recolour() {
    this.colours = coloursOf(part('stage'));
  }

  private enter(mode: Mode, said?: string) {
    this.mode = mode;
    show(mode, said);
    if (mode !== 'flying') this.sound.thrust(false);
  }
}

const LOST = 'This game is over: it was silent for a minute, or another one was started.';

const resultOf = ({ best, run }: { best: number; run: { score: number } | null }) =>
  run!.score === best ? `${best}: your best yet!` : `${run!.score}. Your best is ${best}.`;

document.addEventListener('drawn', mount);
mount();
