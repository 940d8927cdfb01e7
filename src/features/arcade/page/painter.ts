import { VIEW } from '../cave.js';
import { coloursOf, crisp } from './canvas.js';
import { drawScene, type Scene } from './picture.js';
import { part } from './screen.js';

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const darkness = matchMedia('(prefers-color-scheme: dark)');

interface Subject {
  scene: () => Scene;
  isMoving: () => boolean;
}

export class Painter {
  private readonly canvas = part('canvas') as HTMLCanvasElement;
  private readonly context = crisp(this.canvas, VIEW);
  private colours = coloursOf(this.canvas);
  private asked: number | undefined;

  constructor(
    private readonly subject: Subject,
    private readonly signal: AbortSignal,
  ) {
    darkness.addEventListener('change', () => this.recolour(), { signal });
    stillness.addEventListener('change', () => this.wake(), { signal });
    new ResizeObserver(() => this.wake()).observe(this.canvas);
    this.wake();
  }

  wake() {
    this.asked ??= requestAnimationFrame(() => this.draw());
  }

  private draw() {
    this.asked = undefined;
    if (this.signal.aborted) return;
    // Asked first, so that what comes to rest just now is drawn once more.
    if (this.subject.isMoving()) this.wake();
    const scene = this.subject.scene();
    drawScene(this.context(), this.colours, scene, stillness.matches);
  }

  private recolour() {
    this.colours = coloursOf(this.canvas);
    this.wake();
  }
}
