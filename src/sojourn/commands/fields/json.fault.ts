import { DEPTH_LIMIT, isShallow } from '../door.js';
import { roundsInteger } from './json.numbers.js';

/** @returns why a JSON text can't be a field: `rounded` (an integer that JavaScript rounds), `deep`; else undefined */
export function jsonFault(json: string, value: unknown) {
  if (roundsInteger(json)) return 'rounded';
  return isShallow([value], DEPTH_LIMIT) ? undefined : 'deep';
}
