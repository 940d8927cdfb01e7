import { describe, expect, it } from '@jest/globals';
import { assert, double, pre, property, record } from 'fast-check';
import { between, distanceKm } from './great-circle.js';

const SYD = { latitude: -33.946, longitude: 151.177 };
const LAX = { latitude: 33.943, longitude: -118.408 };

const anywhere = record({
  latitude: double({ min: -90, max: 90, noNaN: true }),
  longitude: double({ min: -180, max: 180, noNaN: true }),
});

describe('the great circle', () => {
  it('is about 12 060 km long from Sydney to Los Angeles', () => {
    expect(distanceKm(SYD, LAX)).toBeCloseTo(12_060, -1);
  });

  it('is a quarter of the earth from the equator to a pole', () => {
    const equator = { latitude: 0, longitude: 30 };
    expect(distanceKm(equator, { latitude: 90, longitude: 0 })).toBeCloseTo(10_007.557, 2);
  });

  it('is as long back as forth, and no way is shorter through a third place', () => {
    assert(
      property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(distanceKm(a, c) + distanceKm(c, b) + 1e-6);
      }),
    );
  });

  it('is flown at an even pace', () => {
    assert(
      property(anywhere, anywhere, double({ min: 0, max: 1, noNaN: true }), (a, b, part) => {
        const whole = distanceKm(a, b);
        // Between opposite poles every way is the shortest.
        pre(whole < 19_900);
        expect(distanceKm(a, between(a, b, part))).toBeCloseTo(whole * part, 3);
      }),
    );
  });
});
