import { applyChange, type Loaded, type Writes } from '../session/apply.change.js';
import type { Change, Committed, Place, Row } from '../session/change.js';

/** Whose a row is, of the two owners that a change writes to: the session's or the visitor's. */
export type Keeper = 1 | 2;

export interface Job {
  change: Change;
  resolve: (committed: Committed) => void;
  reject: (error: unknown) => void;
}

export interface Known {
  isAlive: boolean;
  rows: ReadonlyMap<string, Row | undefined>;
  answers: ReadonlyMap<string, NonNullable<Loaded['answered']>>;
  isFresh: boolean;
}

export type Outcome = { job: Job } & ({ writes: Writes } | { error: unknown });

export const keeperOf = ({ keep }: Pick<Place, 'keep'>): Keeper => (keep === 'visitor' ? 2 : 1);

export const rowId = (place: Pick<Place, 'name' | 'keep'>) => `${keeperOf(place)} ${place.name}`;

export function placesOf(jobs: readonly Job[]) {
  const all = jobs.flatMap(({ change }) => change.places);
  return [...new Map(all.map((place) => [rowId(place), place])).values()];
}

export function applyAll(jobs: readonly Job[], { isAlive, ...before }: Known) {
  const rows = new Map(before.rows);
  const answers = new Map(before.answers);
  const outcomes = jobs.map((job): Outcome => {
    const { places, once } = job.change;
    try {
      const own = places.map((place) => rows.get(rowId(place)));
      const answered = once && answers.get(once.id);
      const writes = applyChange(job.change, { isAlive, answered, rows: own });
      for (const { place, row } of writes.written) rows.set(rowId(place), row);
      if (writes.answer) answers.set(writes.answer.id, { ...writes.answer, ...afterwards(writes) });
      return { job, writes };
    } catch (error) {
      return { job, error };
    }
  });
  return { outcomes, after: { isAlive, rows, answers, isFresh: false } satisfies Known };
}

const afterwards = ({ rows, at }: Writes) => ({ rows, at });

export const isWritten = (outcome: Outcome) =>
  'writes' in outcome && outcome.writes.written.length > 0;

export const hasWork = (outcome: Outcome) =>
  'writes' in outcome &&
  (isWritten(outcome) || outcome.writes.due.length > 0 || outcome.writes.answer !== undefined);

export function settle(outcome: Outcome) {
  if ('error' in outcome) outcome.job.reject(outcome.error);
  else outcome.job.resolve({ ...afterwards(outcome.writes), isWritten: isWritten(outcome) });
}
