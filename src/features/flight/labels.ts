/* The page and the server run this same file: one draws the map, the other moves what is on it. */

/** The map's size in its own units: two for a degree. */
export const MAP = { width: 720, height: 360 };

/** As in the style sheet: on a wide screen and on a narrow one. */
const SCREENS = [
  { size: 11, dot: 7 },
  { size: 22, dot: 12 },
];
/** All in the size of the font; a letter with its outline. */
const LETTER = 0.9;
const HEIGHT = 1.75;
const GAP = 0.75;

export interface Marker {
  x: number;
  y: number;
  text: string;
}

/** Beside the marker, so many lines under it (or over it). */
export interface Label {
  isLeft: boolean;
  line: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function labelsOf(markers: readonly Marker[]): Label[] {
  const taken = markers.map(dotsOf);
  const choices = choicesFor(markers.length);
  return markers.map((marker) => {
    const onMap = choices.filter((each) => boxesOf(marker, each).every(isOnMap));
    const label = onMap.find((each) => isFree(boxesOf(marker, each), taken)) ?? onMap[0]!;
    taken.push(boxesOf(marker, label));
    return label;
  });
}

function choicesFor(count: number) {
  const halves = Array.from({ length: 2 * count }, (_, at) => (at + 1) / 2);
  const lines = [0, ...halves.flatMap((line) => [line, -line])];
  return lines.flatMap((line) => [false, true].map((isLeft) => ({ isLeft, line })));
}

const boxesOf = ({ x, y, text }: Marker, { isLeft, line }: Label) =>
  SCREENS.map(({ size }): Box => {
    const [near, width] = [GAP * size, LETTER * size * text.length];
    const left = isLeft ? x - near - width : x + near;
    const top = y + (line - 0.5) * HEIGHT * size;
    return { left, right: left + width, top, bottom: top + HEIGHT * size };
  });

const dotsOf = ({ x, y }: Marker) =>
  SCREENS.map(({ dot }): Box => ({ left: x - dot, right: x + dot, top: y - dot, bottom: y + dot }));

const isFree = (boxes: Box[], taken: Box[][]) =>
  boxes.every((box, screen) => !taken.some((other) => covers(box, other[screen]!)));

const isOnMap = ({ left, right, top, bottom }: Box) =>
  left >= 0 && right <= MAP.width && top >= 0 && bottom <= MAP.height;

const covers = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

export function attributesOf({ isLeft, line }: Label) {
  const dx = `${isLeft ? -GAP : GAP}em`;
  return {
    text: {
      dx,
      dy: `${(0.35 + line * HEIGHT).toFixed(2)}em`,
      'text-anchor': isLeft ? 'end' : 'start',
    },
    line: { x2: line === 0 ? '0' : dx, y2: `${line * HEIGHT}em` },
  };
}
