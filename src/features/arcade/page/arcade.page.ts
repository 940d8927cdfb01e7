import { newGame } from '../jetman.js';
import { control } from './controls.js';
import { Painter } from './painter.js';
import type { Scene } from './picture.js';
import type { Pilot } from './pilot.js';
import { Player } from './player.js';
import { HOW, tell, write } from './screen.js';
import { Sound } from './sound.js';
import { Viewer, type Told } from './viewer.js';

const POSTER = newGame(7);

export class ArcadePage {
  private readonly gone = new AbortController();
  private readonly sound = new Sound();
  private readonly viewer = new Viewer();
  private readonly player = new Player(this.sound, this.viewer, () => this.painter.wake());
  private readonly painter = new Painter(
    { scene: () => this.scene(), isMoving: () => this.isMoving },
    this.gone.signal,
  );
  private readonly scores = new MutationObserver(() => this.look());

  constructor(readonly root: HTMLElement) {
    control(this.player, this.sound, this.gone.signal);
    this.scores.observe(document.body, { subtree: true, attributeFilter: ['data-scene'] });
    this.player.enter('ready');
    const found = told();
    if (found?.status === 'flying') this.viewer.find(found);
    this.player.watch();
  }

  leave() {
    this.gone.abort();
    this.scores.disconnect();
    this.sound.off();
  }

  private get isMoving() {
    const { mode, pilot } = this.player;
    return mode === 'flying' || (pilot ? pilot.isAsking : this.viewer.isLive);
  }

  private scene() {
    const { pilot } = this.player;
    return pilot ? this.ownScene(pilot) : this.watchedScene();
  }

  private ownScene(pilot: Pilot): Scene {
    const last = pilot.game;
    if (this.player.mode === 'flying') fly(pilot);
    this.sound.follow(last, pilot.game);
    tell({ score: pilot.score, chain: pilot.game.chain });
    if (pilot.result !== undefined && this.player.mode !== 'over') this.player.end(pilot);
    return pilot.scene();
  }

  private watchedScene(): Scene {
    const scene = this.viewer.scene();
    this.player.watch();
    if (scene) tell(scene);
    return scene ?? POSTER;
  }

  private look() {
    const run = told();
    if (run) this.hear(run);
  }

  private hear(run: Told) {
    const { pilot } = this.player;
    const isSame = run.id === pilot?.run.id;
    const isOwn = isSame && run.tick <= pilot.game.tick;
    const isFlying = run.status === 'flying';
    if (isSame && !isOwn) this.player.handOver();
    if (!isOwn) this.viewer.hear(run);
    if (!isOwn && isFlying) this.player.giveWay();
    // What is told may be older than one's own game; the referee knows.
    if (!isOwn || !isFlying) void this.player.pilot?.report();
    this.painter.wake();
  }
}

function told() {
  const text = document.getElementById('live-arcade')?.dataset.scene;
  return JSON.parse(text || 'null') as Told | null;
}

function fly(pilot: Pilot) {
  pilot.fly();
  write('says', pilot.isHovering ? HOW : '');
}
