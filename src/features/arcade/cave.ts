// The page and the referee run this same file, so its sums are of integers only: every engine then agrees to the
// last bit. Lengths are in 1/256 of a pixel.

const { floor, imul, max, min } = Math;

export const UNIT = 256;
/** In pixels. */
export const VIEW = { width: 320, height: 200 };
export const COLUMN = 8 * UNIT;
export const REACH = 13 * UNIT;
const WIDEST = 168 * UNIT;
const NARROWEST = 92 * UNIT;
const EDGE = 10 * UNIT;
/** Pillars: every so many columns, so many columns wide, once the rock is hard. */
const PILLAR = { every: 32, wide: 3, first: 168 };
/** Gems come in trails of five with a break of three. */
const GEM = { every: 5, first: 20, trail: 5, period: 8 };

export function caveAt(seed: number, column: number) {
  const gap = gapAt(column);
  const room = VIEW.height * UNIT - 2 * EDGE - gap;
  const top = EDGE + ((room * swell(seed, column)) >> 12) + rough(seed, column);
  const bottom = top + gap + rough(seed ^ 0x5bd1, column);
  const into = (column - PILLAR.first) % PILLAR.every;
  if (column < PILLAR.first || into >= PILLAR.wide) return { top, bottom };
  const length = (gap * min(3 * 1024, 1024 + column)) >> 13;
  const hangs = hash(seed ^ 0x2f0b, floor((column - PILLAR.first) / PILLAR.every)) & 1;
  return hangs ? { top: top + length, bottom } : { top, bottom: bottom - length };
}

export function gemAt(seed: number, gem: number) {
  const column = gemColumn(gem);
  const { top, bottom } = caveAt(seed, column);
  const room = bottom - top - 4 * REACH;
  const y = top + 2 * REACH + ((room * noise(seed ^ 0x77e1, column, 4 * GEM.every)) >> 12);
  return { x: column * COLUMN + COLUMN / 2, y };
}

export function gemColumn(gem: number) {
  const place = floor(gem / GEM.trail) * GEM.period + (gem % GEM.trail);
  return GEM.first + place * GEM.every;
}

/** The cave narrows for as long as it quickens. */
const gapAt = (column: number) => max(NARROWEST, WIDEST - max(0, column) * 10);

/** From 0 (at the top) to 4096. */
function swell(seed: number, column: number) {
  const free = min(max(column, 0), 32) * 128;
  const wave = noise(seed, column, 32);
  return 2048 + (((wave - 2048) * free) >> 12);
}

const rough = (seed: number, column: number) =>
  ((noise(seed ^ 0x1a37, column, 3) - 2048) * 6 * UNIT) >> 12;

/** From 0 to 4096, with a value of its own every `period`. */
function noise(seed: number, at: number, period: number) {
  const knot = floor(at / period);
  const along = floor(((at - knot * period) * 16) / period);
  const weight = along * along * (48 - 2 * along);
  const [from, to] = [hash(seed, knot) & 4095, hash(seed, knot + 1) & 4095];
  return (from * (4096 - weight) + to * weight) >> 12;
}

/** Mixes two whole numbers into 32 bits, as MurmurHash3 ends (Appleby, 2011). */
function hash(seed: number, value: number) {
  let mixed = imul(seed ^ imul(value + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
