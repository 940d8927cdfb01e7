import { describe, expect, it } from '@jest/globals';
import { point, route } from './map.js';

const SYD = { latitude: -33.946, longitude: 151.177 };
const LAX = { latitude: 33.943, longitude: -118.408 };
const LHR = { latitude: 51.471, longitude: -0.454 };
const POLE = { latitude: 90, longitude: 0 };

/** The x of the points of each piece that is drawn without lifting the pen. */
const pieces = (path: string) =>
  path
    .split('M')
    .slice(1)
    .map((piece) => piece.split('L').map((place) => Number(place.split(',')[0])));

describe('the map', () => {
  it.each([
    ['east', SYD, LAX],
    ['west', LAX, SYD],
  ])('draws a route %s over the date line as two, each to its edge of the map', (_, from, to) => {
    const drawn = pieces(route(from, to));

    expect(drawn).toHaveLength(2);
    const ends = drawn.flat().filter((x) => x < 1 || x > 719);
    expect(ends.map(Math.round).toSorted((one, other) => one - other)).toEqual([0, 720]);
    expect(drawn.flatMap(strides).every((stride) => Math.abs(stride) < 100)).toBe(true);
  });

  it('draws a route that stays on the map in one', () => {
    expect(pieces(route(LAX, LHR))).toHaveLength(1);
  });

  it('has a place for a pole, and a route to it', () => {
    expect(point(POLE).y).toBe(0);
    expect(route(LHR, POLE)).toMatch(/^M[\d.,L]+$/);
  });
});

const strides = (xs: number[]) => xs.slice(1).map((x, place) => x - xs[place]!);
