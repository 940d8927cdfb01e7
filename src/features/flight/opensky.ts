import type { Position } from './great-circle.js';

/** Where these stand in a state vector: https://openskynetwork.github.io/opensky-api/rest.html */
const CALLSIGN = 1;
const TIME_POSITION = 3;
const LAST_CONTACT = 4;
const LONGITUDE = 5;
const LATITUDE = 6;

export interface Sighting {
  position: Position;
  ageMs: number;
}

/** By callsign, the latest of each; the feed says null of an empty sky. @throws TypeError where it is no such answer */
export function sightingsIn(answer: unknown) {
  const { time, states } = (answer ?? {}) as { time?: unknown; states?: unknown };
  if (states !== null && !Array.isArray(states)) throw new TypeError('It has no list of states.');
  if (!isSeconds(time)) throw new TypeError('It does not say of when it is.');
  const found = (states ?? []).flatMap((vector) => sightingOf(vector, time));
  // A map keeps the last of several.
  return new Map(found.toSorted(([, one], [, other]) => other.ageMs - one.ageMs));
}

function sightingOf(vector: unknown, time: number): [string, Sighting][] {
  if (!Array.isArray(vector)) return [];
  const [callsign, longitude, latitude] = [CALLSIGN, LONGITUDE, LATITUDE].map(
    (index) => vector[index] as unknown,
  );
  const seenAt = [vector[TIME_POSITION], vector[LAST_CONTACT]].find(isSeconds);
  if (seenAt === undefined || typeof callsign !== 'string') return [];
  if (!isDegrees(longitude, 180) || !isDegrees(latitude, 90)) return [];
  const ageMs = Math.max(0, time - seenAt) * 1000;
  return [[callsign.trim(), { position: { latitude, longitude }, ageMs }]];
}

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;
