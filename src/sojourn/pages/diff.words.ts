import type { DiffStep } from '../session/json.diff.js';

const SHOWN = 3;
const MAX_LENGTH = 40;

/** @example inWords([{ op: 'replace', path: '/wage', value: 32, was: 30 }]) // ['wage: 30 → 32'] */
export function inWords(diff: readonly DiffStep[]) {
  const rest = diff.length - SHOWN;
  return [...diff.slice(0, SHOWN).map(sentence), ...(rest > 0 ? [`and ${rest} more`] : [])];
}

function sentence({ op, path, value, was }: DiffStep) {
  const place = placeOf(path);
  if (op === 'add') return `${place}: ${brief(value)} added`;
  if (op === 'remove') return `${place}: ${brief(was)} removed`;
  return `${place}: ${brief(was)} → ${brief(value)}`;
}

/** As people count: `/items/0/title` is the title of item 1. */
function placeOf(path: string) {
  const tokens = path.split('/').slice(1).map(unescaped);
  return tokens.map((token) => (/^\d+$/.test(token) ? Number(token) + 1 : token)).join(' ');
}

const unescaped = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');

export function brief(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return `“${shortened(value)}”`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? briefObject(value) : JSON.stringify(value);
}

function briefObject(value: object) {
  const fields = Object.entries(value).filter(([name]) => name !== 'id');
  const named = fields.find(([, held]) => typeof held === 'string');
  return named ? brief(named[1]) : shortened(JSON.stringify(Object.fromEntries(fields)));
}

function shortened(text: string) {
  const letters = Array.from(text);
  return letters.length <= MAX_LENGTH ? text : `${letters.slice(0, MAX_LENGTH).join('')}…`;
}
