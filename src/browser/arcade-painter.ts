import { coloursOf, crisp } from './arcade-canvas.js';
import { drawScene, type Scene } from './arcade-picture.js';
import { part } from './arcade-screen.js';
import { VIEW } from './jetman.js';

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const darkness = matchMedia('(prefers-color-scheme: dark)');

/** Draws at each refresh of the screen what is to be seen by then. */
export function paint(sceneNow: () => Scene, signal: AbortSignal) {
  const context = crisp(part('canvas') as HTMLCanvasElement, VIEW);
  let colours = coloursOf(part('stage'));
  darkness.addEventListener('change', () => (colours = coloursOf(part('stage'))), { signal });

  const frame = () => {
    if (signal.aborted) return;
    const scene = sceneNow();
    drawScene(context(), colours, scene, stillness.matches);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
