import { geoDistance, geoInterpolate } from 'd3-geo';

/** Mean radius of the earth in kilometres (IUGG). */
const RADIUS_KM = 6371.0088;

/** Degrees; north and east are positive. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** @returns kilometres along the great circle */
export const distanceKm = (from: Position, to: Position) =>
  RADIUS_KM * geoDistance(lonLat(from), lonLat(to));

/** @param progress from 0, at `from`, to 1, at `to` */
export function between(from: Position, to: Position, progress: number): Position {
  const [longitude, latitude] = geoInterpolate(lonLat(from), lonLat(to))(progress);
  return { latitude, longitude };
}

/** In the order of GeoJSON. */
export const lonLat = ({ longitude, latitude }: Position): [number, number] => [
  longitude,
  latitude,
];
