import {
  keyOf,
  type Change,
  type Committed,
  type Next,
  type Once,
  type Place,
  type Row,
} from './change.js';
import { keyReused, sessionEnded } from './refusal.js';

export interface Loaded {
  isAlive: boolean;
  /** Rows are as they were then. */
  answered: { fingerprint: string; at: number; rows: readonly (Row | undefined)[] } | undefined;
  rows: readonly (Row | undefined)[];
}

export interface Written {
  owner: string;
  place: Place;
  row: Row;
  before: string | null;
  rank: number | null;
}

export interface Writes extends Pick<Committed, 'rows' | 'at'> {
  written: Written[];
  due: { owner: string; name: string; at: number | null }[];
  isUndoable: boolean;
  answer: (Once & { versions: { name: string; version: number }[] }) | undefined;
}

/** The one algorithm of a change, the same for every store. Pure: it may run again. */
export function applyChange(change: Change, { isAlive, answered, rows }: Loaded): Writes {
  if (!change.isNew && !isAlive) throw sessionEnded();
  if (answered) return repeated(change, answered);
  const nexts = change.step(rows);
  const parts = change.places.map((place, index) =>
    part(change, place, rows[index], nexts[index]!),
  );
  const written = parts.flatMap(({ write }) => write ?? []);
  const after = parts.map(({ row }) => row);
  return {
    rows: after,
    at: change.now,
    written,
    due: parts.flatMap(({ due }) => due ?? []),
    isUndoable: written.every(({ place }) => place.undoable),
    answer: change.isNew && written.length === 0 ? undefined : answerOf(change, after),
  };
}

function repeated({ once }: Change, { fingerprint, at, rows }: NonNullable<Loaded['answered']>) {
  if (once?.fingerprint !== fingerprint) throw keyReused();
  return { rows, at, written: [], due: [], isUndoable: false, answer: undefined };
}

function part(change: Change, place: Place, row: Row | undefined, next: Next) {
  const { owner, now, door, forgets } = change;
  const { name } = place;
  const key = keyOf(owner, place.keep);
  const { state, rank, dueAt } = next;
  const due = dueAt === undefined ? undefined : { owner: key, name, at: dueAt };
  // What was claimed must be given back, also where time had nothing to do.
  if (state === undefined) return { row, due: door === 'timer' ? due : undefined };
  const after = { name, state, version: (row?.version ?? 0) + 1, changedAt: now };
  const before = forgets ? null : (row?.state ?? null);
  return {
    row: after,
    write: { owner: key, place, row: after, before, rank },
    due,
  };
}

const answerOf = ({ once, places }: Change, rows: readonly (Row | undefined)[]) =>
  once && {
    ...once,
    versions: places.map(({ name }, index) => ({ name, version: rows[index]?.version ?? 0 })),
  };
