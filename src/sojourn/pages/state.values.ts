import { brief } from './diff.words.js';

const FOLDED_ABOVE = 40;

/** @example valuesOf({ wage: 30 }) // [{ name: 'wage', json: '30' }] */
export const valuesOf = (state: object) =>
  Object.entries(state).map(([name, value]) => {
    const json = JSON.stringify(value, null, 2);
    return json.length > FOLDED_ABOVE ? { name, json, brief: brief(value) } : { name, json };
  });
