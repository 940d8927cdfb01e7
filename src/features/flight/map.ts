import { geoEquirectangular, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import { lonLat, type Position } from './great-circle.js';
import { MAP } from './labels.js';
import { RelativePath } from './relative.path.js';

const LAND = createRequire(import.meta.url).resolve('world-atlas/land-110m.json');

const projection = geoEquirectangular()
  .translate([MAP.width / 2, MAP.height / 2])
  .scale(MAP.width / (2 * Math.PI));

const path = geoPath(projection).digits(1);

let outline: string | undefined;

/** The land of the world (Natural Earth, 1:110m) as an SVG path. */
export function land() {
  outline ??= drawn(landFeature());
  return outline;
}

export const route = (from: Position, to: Position) =>
  path({ type: 'LineString', coordinates: [lonLat(from), lonLat(to)] }) ?? '';

export function point(position: Position) {
  const [x, y] = projection(lonLat(position))!;
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

function drawn(shape: GeoPermissibleObjects) {
  const steps = new RelativePath();
  geoPath(projection, steps)(shape);
  return String(steps);
}

function landFeature() {
  const world = JSON.parse(readFileSync(LAND, 'utf8')) as Parameters<typeof feature>[0];
  return feature(world, world.objects.land!);
}
