import { geoDistance, geoInterpolate } from 'd3-geo';

/** Mean radius of the earth in kilometres (IUGG). */
const RADIUS_KM = 6371.0088;

/** Degrees; north and east are positive. */
export interface Position {
  latitude: number;
  longitude: number;
}

export const distanceKm = (from: Position, to: Position) =>
  RADIUS_KM * geoDistance(lonLat(from), lonLat(to));

/** @param progress from 0, at `from`, to 1, at `to` */
export function between(from: Position, to: Position, progress: number): Position {
  const [longitude, latitude] = geoInterpolate(lonLat(from), lonLat(to))(progress);
  return { latitude, longitude };
}

/** So much of the way before and after a place tells which way it leads there. */
const STRIDE = 0.001;

/** @returns degrees clockwise from north, from -180 to 180, where a degree of longitude is as long as one of latitude */
export function headingAt(from: Position, to: Position, progress: number) {
  const before = between(from, to, Math.max(progress - STRIDE, 0));
  const after = between(from, to, Math.min(progress + STRIDE, 1));
  // Over the date line it is a small step, too.
  const east = ((after.longitude - before.longitude + 540) % 360) - 180;
  return Math.round((Math.atan2(east, after.latitude - before.latitude) * 180) / Math.PI);
}

/** In the order of GeoJSON. */
export const lonLat = ({ longitude, latitude }: Position): [number, number] => [
  longitude,
  latitude,
];
