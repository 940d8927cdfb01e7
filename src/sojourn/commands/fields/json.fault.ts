import { DEPTH_LIMIT, isShallow } from '../door.js';
import { roundsInteger } from './json.numbers.js';

/**
 * Why what a JSON text holds can be no field of a payload: it has an integer that JavaScript rounds, or is nested too
 * deeply. @returns undefined where it can
 */
export function jsonFault(json: string, value: unknown) {
  if (roundsInteger(json)) return 'rounded';
  // Together with the payload it is in, no deeper than any payload may be.
  return isShallow([value], DEPTH_LIMIT) ? undefined : 'deep';
}
