import { caveAt, COLUMN, gemAt, UNIT, VIEW } from '../cave.js';
import { SOFT_TICKS, type Game } from '../jetman.js';
import type { Colours } from './canvas.js';

export type Scene = Omit<Game, 'points'>;

const JETMAN_X = 72;
const WIDE = COLUMN / UNIT;

export function drawScene(
  context: CanvasRenderingContext2D,
  colours: Colours,
  scene: Scene,
  isStill: boolean,
) {
  const left = scene.x / UNIT - JETMAN_X;
  context.fillStyle = colours.sky;
  context.fillRect(0, 0, VIEW.width, VIEW.height);
  drawFar(context, colours.far, isStill ? 0 : left / 3);
  drawRock(context, colours, scene.seed, left);
  drawGems(context, colours.gem, scene, left);
  if (scene.tick < SOFT_TICKS && !scene.crashed) drawShield(context, colours.edge, scene);
  drawJetman(context, colours, scene, isStill);
}

function drawFar(context: CanvasRenderingContext2D, colour: string, left: number) {
  context.fillStyle = colour;
  const first = Math.floor(left / 24);
  for (let ridge = first; ridge * 24 - left < VIEW.width; ridge++) {
    const high = 34 + ((ridge * 7919) & 31);
    context.fillRect(ridge * 24 - left, VIEW.height - high, 24.5, high);
    context.fillRect(ridge * 24 - left, 0, 24.5, high - 12);
  }
}

function drawRock(
  context: CanvasRenderingContext2D,
  { rock, edge }: Colours,
  seed: number,
  left: number,
) {
  const first = Math.floor(left / WIDE);
  for (let column = first; column * WIDE - left < VIEW.width; column++) {
    const { top, bottom } = caveAt(seed, column);
    const [x, above, below] = [column * WIDE - left, top / UNIT, bottom / UNIT];
    context.fillStyle = rock;
    context.fillRect(x, 0, WIDE + 0.5, above);
    context.fillRect(x, below, WIDE + 0.5, VIEW.height - below);
    context.fillStyle = edge;
    context.fillRect(x, above - 2, WIDE + 0.5, 2);
    context.fillRect(x, below, WIDE + 0.5, 2);
  }
}

function drawGems(
  context: CanvasRenderingContext2D,
  colour: string,
  { seed, gem: first }: Scene,
  left: number,
) {
  context.fillStyle = colour;
  for (let gem = first; ; gem++) {
    const { x, y } = gemAt(seed, gem);
    const [across, down] = [x / UNIT - left, y / UNIT];
    if (across > VIEW.width + 8) return;
    context.beginPath();
    context.moveTo(across, down - 6);
    context.lineTo(across + 5, down);
    context.lineTo(across, down + 6);
    context.lineTo(across - 5, down);
    context.fill();
  }
}

function drawShield(context: CanvasRenderingContext2D, colour: string, { y, tick }: Scene) {
  const left = 1 - tick / SOFT_TICKS;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(JETMAN_X, y / UNIT, 15, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * left);
  context.stroke();
}

function drawJetman(
  context: CanvasRenderingContext2D,
  { suit, visor, flame, ink }: Colours,
  { y, vy, thrust, tick, crashed }: Scene,
  isStill: boolean,
) {
  context.save();
  context.translate(JETMAN_X, y / UNIT);
  context.rotate(crashed ? 1.2 : vy / UNIT / 14);
  if (thrust && !crashed) {
    const long = isStill ? 7 : 5 + (tick % 3) * 2;
    blocks(context, flame, [[-8, 5, 4, long]]);
    blocks(context, visor, [[-7, 5, 2, long - 3]]);
  }
  blocks(context, ink, [[-9, -4, 5, 10]]);
  blocks(context, suit, [
    [-4, -3, 8, 8],
    [-4, 5, 3, 3],
    [1, 5, 3, 3],
    [2, -1, 5, 3],
    [-3, -9, 8, 7],
  ]);
  blocks(context, visor, [[0, -7, 5, 3]]);
  context.restore();
}

type Block = [x: number, y: number, width: number, height: number];

function blocks(context: CanvasRenderingContext2D, colour: string, list: Block[]) {
  context.fillStyle = colour;
  for (const block of list) context.fillRect(...block);
}
