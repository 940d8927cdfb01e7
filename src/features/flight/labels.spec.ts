import { describe, expect, it } from '@jest/globals';
import { labelsOf, MAP } from './labels.js';

const crowd = (count: number, x: number, y: number) =>
  Array.from({ length: count }, (_, at) => ({ x: x + at, y: y + at / 2, text: `QF${100 + at}` }));

const places = (count: number, x: number, y: number) =>
  labelsOf(crowd(count, x, y)).map(({ isLeft, line }) => `${isLeft ? 'left' : 'right'} ${line}`);

describe('the numbers on the map', () => {
  it('stand right of a flight that is alone', () => {
    expect(places(1, 360, 180)).toEqual(['right 0']);
  });

  it('give way to those before them', () => {
    const crowded = places(12, 360, 180);

    expect(crowded.slice(0, 3)).toEqual(['left 0', 'left 1', 'right -1']);
    expect(new Set(crowded).size).toBe(12);
  });

  it('cover no other flight', () => {
    const [label] = labelsOf([
      { x: 360, y: 180, text: 'QF11' },
      { x: 390, y: 180, text: 'QF12' },
    ]);

    expect(label).toEqual({ isLeft: true, line: 0 });
  });

  it('stay on the map', () => {
    expect(places(1, MAP.width - 2, 180)).toEqual(['left 0']);
    expect(places(1, 360, MAP.height)).toEqual(['right -0.5']);
  });
});
