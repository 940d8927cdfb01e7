import type { Position } from './great-circle.js';

/** Where these stand in a state vector: https://openskynetwork.github.io/opensky-api/rest.html */
const CALLSIGN = 1;
const LONGITUDE = 5;
const LATITUDE = 6;

/**
 * Reads an answer of OpenSky's `states/all`; vectors that have no position are passed over.
 * @returns positions by callsign
 * @throws TypeError where it is no such answer
 */
export function positionsIn(answer: unknown) {
  const { states } = (answer ?? {}) as { states?: unknown };
  if (!Array.isArray(states)) throw new TypeError('It has no list of states.');
  return new Map(states.flatMap(positionOf));
}

function positionOf(vector: unknown): [string, Position][] {
  if (!Array.isArray(vector)) return [];
  const [callsign, longitude, latitude] = [CALLSIGN, LONGITUDE, LATITUDE].map(
    (index) => vector[index] as unknown,
  );
  if (typeof callsign !== 'string' || !isDegrees(longitude, 180) || !isDegrees(latitude, 90))
    return [];
  return [[callsign.trim(), { latitude, longitude }]];
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;
