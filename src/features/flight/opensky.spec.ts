import { describe, expect, it } from '@jest/globals';
import { sightingsIn } from './opensky.js';

const TIME = 1_700_000_000;

/** A state vector of OpenSky's. */
const vector = (
  callsign: unknown,
  seenAt: unknown,
  contact: unknown = seenAt,
  longitude: unknown = 150,
) => ['7c6b2f', callsign, 'Australia', seenAt, contact, longitude, 10, 11_000, false];

const sightings = (states: unknown, time: unknown = TIME) =>
  Object.fromEntries(sightingsIn({ time, states }));

describe('an answer of OpenSky’s', () => {
  it('may say that nothing is in the sky', () => {
    expect(sightings(null)).toEqual({});
    expect(sightings([])).toEqual({});
  });

  it('says how old each position is: by itself, or else by the last contact', () => {
    const states = [vector('QFA11   ', TIME - 7_200, TIME), vector('QFA12', null, TIME - 5)];

    expect(sightings(states)).toMatchObject({
      QFA11: { ageMs: 7_200_000 },
      QFA12: { ageMs: 5_000 },
    });
  });

  it('counts the latest of several of one callsign', () => {
    const states = [vector('QFA11', TIME - 1, TIME, 151), vector('QFA11', TIME - 90, TIME, 99)];

    expect(sightings(states)).toMatchObject({ QFA11: { position: { longitude: 151 } } });
  });

  it.each([
    'nonsense',
    null,
    [],
    vector(null, TIME),
    vector('QFA11', null),
    vector('QFA11', TIME, TIME, null),
    vector('QFA11', TIME, TIME, 181),
    vector('QFA11', 'now', 'now'),
  ])('is good for the rest where one is odd: %j', (odd) => {
    expect(Object.keys(sightings([odd, vector('QFA12', TIME)]))).toEqual(['QFA12']);
  });

  it.each([[{}], [[]], [null], [{ time: TIME }], [{ time: TIME, states: {} }], [{ states: [] }]])(
    'is none: %j',
    (answer) => {
      expect(() => sightingsIn(answer)).toThrow(TypeError);
    },
  );
});
