import type { Place } from '../session/change.js';
import { rowId, type Known } from './change.batch.js';
import type { Reply } from './redis.client.js';
import { rowOf } from './redis.rows.js';

type Answered = [answer: string, rows: Reply[]] | null;

/** How things are, where that is not as was thought. */
export type Mismatch = [done: 0, isAlive: number, rows: Reply[], answers: Answered[]];
export type Done = [done: 1, last: number];

export function knownFrom(
  [, isAlive, rows, answers]: Mismatch,
  places: readonly Place[],
  ids: readonly string[],
): Known {
  const found = places.map(
    (place, index) => [rowId(place), rowOf(place.name, rows[index])] as const,
  );
  const answered = ids.flatMap((id, index) => answeredOf(id, answers[index]!));
  return {
    isAlive: isAlive === 1,
    rows: new Map(found),
    answers: new Map(answered),
    isFresh: true,
  };
}

function answeredOf(id: string, answered: Answered) {
  if (!answered) return [];
  const [answer, kept] = answered;
  const [at, fingerprint] = answer.split(' ', 2) as [string, string];
  const versions = answer.slice(at.length + fingerprint.length + 2);
  const names = (JSON.parse(versions) as [number, string][]).map(([, name]) => name);
  const rows = names.map((name, index) => rowOf(name, kept[index]));
  return [[id, { fingerprint, at: Number(at), rows }] as const];
}
