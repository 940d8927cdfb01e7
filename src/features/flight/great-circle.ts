/** Mean radius of the earth in kilometres (IUGG). */
const RADIUS_KM = 6371.0088;

/** Degrees; north and east are positive. */
export interface Position {
  latitude: number;
  longitude: number;
}

type Vector = [x: number, y: number, z: number];

/** @returns kilometres along the great circle */
export const distanceKm = (from: Position, to: Position) =>
  RADIUS_KM * angle(vector(from), vector(to));

/**
 * Spherical linear interpolation (Shoemake 1985).
 * @param progress from 0, at `from`, to 1, at `to`
 */
export function between(from: Position, to: Position, progress: number): Position {
  const [start, end] = [vector(from), vector(to)];
  const whole = angle(start, end);
  if (whole === 0) return from;
  const a = Math.sin((1 - progress) * whole) / Math.sin(whole);
  const b = Math.sin(progress * whole) / Math.sin(whole);
  return position(start.map((part, axis) => a * part + b * end[axis]!) as Vector);
}

function vector({ latitude, longitude }: Position): Vector {
  const [phi, lambda] = [radians(latitude), radians(longitude)];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

const position = ([x, y, z]: Vector): Position => ({
  latitude: degrees(Math.atan2(z, Math.hypot(x, y))),
  longitude: degrees(Math.atan2(y, x)),
});

/** By atan2: the cosine alone can't tell small angles apart. */
function angle([ax, ay, az]: Vector, [bx, by, bz]: Vector) {
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return Math.atan2(cross, ax * bx + ay * by + az * bz);
}

const radians = (angleInDegrees: number) => (angleInDegrees * Math.PI) / 180;

const degrees = (angleInRadians: number) => (angleInRadians * 180) / Math.PI;
