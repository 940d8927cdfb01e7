import { conflict, stale } from './refusal.js';
import type { Session } from './session.js';
import type { AnySlice, Snapshot } from './slice.js';
import { snapshot, stored, toJson } from './slice.json.js';
import type { Row } from './store.js';

type StoredOf<S extends AnySlice> = NonNullable<S['types']>['stored'];
type StateOf<S extends AnySlice> = NonNullable<S['types']>['state'];

export type AllStored<All> = {
  [I in keyof All]: All[I] extends AnySlice ? StoredOf<All[I]> : never;
};

export type AllSnapshots<All> = {
  [I in keyof All]: All[I] extends AnySlice ? Snapshot<StateOf<All[I]>> : never;
};

export type ChangeAll = (stored: unknown[]) => unknown[];

/** From rows to new JSON, or undefined for a slice that stays; the store may run it again. */
export const stepOf =
  (
    conditions: Pick<Session, 'ifVersion'>,
    slices: readonly AnySlice[],
    change: ChangeAll,
    now: number,
  ) =>
  (rows: readonly (Row | undefined)[]) => {
    mustBeFresh(conditions, slices[0]!, rows[0], now);
    const before = slices.map((slice, index) => stored(slice, rows[index], now));
    const beforeJson = before.map((state) => JSON.stringify(state));
    return change(before).map((state, index) => {
      const json = toJson(slices[index]!, state);
      return json === beforeJson[index] ? undefined : json;
    });
  };

function mustBeFresh(
  { ifVersion }: Pick<Session, 'ifVersion'>,
  slice: AnySlice,
  row: Row | undefined,
  now: number,
) {
  if (ifVersion !== undefined && ifVersion !== (row?.version ?? 0))
    throw stale(snapshot(slice, row, now));
}

/** What a command id was answered with the first time must be what is asked for now. */
export function mustBeSameCommand(
  slices: readonly AnySlice[],
  rows: readonly (Row | null | undefined)[],
) {
  const isOther = rows.some((row, index) => row && row.name !== slices[index]?.name);
  if (isOther || rows.length !== slices.length)
    throw conflict('key-reused', 'This key was used for another command already: take a new one.');
}
