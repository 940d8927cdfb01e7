import { describe, expect, it } from '@jest/globals';
import { RelativePath } from './relative.path.js';

const SQUARES = [
  [
    [10.04, 10.06],
    [20.55, 10],
    [20, 9.5],
  ],
  [
    [1, 300],
    [0.26, 299.74],
  ],
] as const;

/** The places that an SVG path of these commands draws through. */
function places(path: string) {
  let [at, start] = [
    [0, 0],
    [0, 0],
  ];
  return [...path.matchAll(/([mlz])(?:(-?[\d.]+) ?(-?[\d.]+))?/g)].flatMap(
    ([, command, dx, dy]) => {
      if (command === 'z') at = start;
      else at = [at[0]! + Number(dx), at[1]! + Number(dy)];
      if (command === 'm') start = at;
      return command === 'z' ? [] : [at.map((place) => Math.round(place * 10) / 10)];
    },
  );
}

describe('a path in steps', () => {
  it('draws through the places it was told, to the tenth, and begins each piece anew', () => {
    const path = new RelativePath();

    for (const [first, ...rest] of SQUARES) {
      path.moveTo(first[0], first[1]);
      for (const [x, y] of rest) path.lineTo(x, y);
      path.closePath();
    }

    expect(String(path)).not.toMatch(/\b0\./);
    expect(places(String(path))).toEqual(
      SQUARES.flat().map((place) => place.map((number) => Math.round(number * 10) / 10)),
    );
  });
});
