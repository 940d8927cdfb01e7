import type { Next, Row } from './change.js';
import { Refusal, stale } from './refusal.js';
import type { Expected } from './session.js';
import type { AnySlice, Snapshot } from './slice.js';
import { snapshot, stored, toJson } from './slice.json.js';

type StoredOf<S extends AnySlice> = NonNullable<S['types']>['stored'];
type StateOf<S extends AnySlice> = NonNullable<S['types']>['state'];

export type AllStored<All> = {
  [I in keyof All]: All[I] extends AnySlice ? StoredOf<All[I]> : never;
};

export type AllSnapshots<All> = {
  [I in keyof All]: All[I] extends AnySlice ? Snapshot<StateOf<All[I]>> : never;
};

export type ChangeAll = (stored: unknown[]) => unknown[];

/** Pure: the store may run it again. */
export const stepOf =
  (expected: readonly Expected[], slices: readonly AnySlice[], change: ChangeAll, now: number) =>
  (rows: readonly (Row | undefined)[]) => {
    for (const [index, version] of expected.entries())
      mustBeFresh(version, slices[index]!, rows[index], now);
    const before = slices.map((slice, index) => stored(slice, rows[index], now));
    const beforeJson = before.map((state) => JSON.stringify(state));
    const after = refusedWith(
      () => snapshot(slices[0]!, rows[0], now),
      () => change(before),
    );
    return after.map((state, index) => next(slices[index]!, state, beforeJson[index]!));
  };

/** Who has to choose between what they wrote and what is there is shown the slice. */
function refusedWith(current: () => Snapshot, change: () => unknown[]) {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed-elsewhere') throw error;
    const { code, status, message, details } = error;
    throw new Refusal(code, status, message, { ...details, current: current() });
  }
}

function next(slice: AnySlice, state: unknown, before: string): Next {
  const json = toJson(slice, state);
  return {
    state: json === before ? undefined : json,
    rank: slice.rank?.(state) ?? null,
    dueAt: slice.dueAt?.(state),
  };
}

function mustBeFresh(expected: Expected, slice: AnySlice, row: Row | undefined, now: number) {
  if (expected !== undefined && ![expected].flat().includes(row?.version ?? 0))
    throw stale(snapshot(slice, row, now));
}
