import { jsonDiff, type DiffStep } from './json.diff.js';
import type { AnySlice } from './slice.js';
import { snapshot } from './slice.json.js';
import type { Slices } from './slices.js';
import type { OwnedRow } from './storage.js';
import type { HistoryEntry } from './storage.parts.js';

export interface SliceChange {
  slice: string;
  version: number;
  at: string;
  command: string | null;
  door: string;
  undoable: boolean;
  diff: DiffStep[];
  /** Of the JSON in the store after the change, and by how much it grew. */
  size: { bytes: number; grew: number };
}

export function described(
  entry: HistoryEntry,
  after: Map<string, Seen>,
  slices: Slices,
): SliceChange[] {
  const { name, version, at, command, door } = entry;
  const slice = slices.get(name);
  const next = after.get(idOf(entry));
  after.set(idOf(entry), { version: version - 1, state: entry.before, isPast: true });
  if (!slice || next?.version !== version) return [];
  const undoable = entry.isUndoable && !('isPast' in next);
  const diff = jsonDiff(viewed(slice, entry.before, at), viewed(slice, next.state, at));
  const bytes = bytesOf(next.state);
  return [
    {
      slice: name,
      version,
      at: new Date(at).toISOString(),
      command,
      door,
      undoable,
      diff,
      size: { bytes, grew: bytes - bytesOf(entry.before) },
    },
  ];
}

export type Seen = Pick<OwnedRow, 'version'> & { state: string | null; isPast?: true };

const bytesOf = (state: string | null) => Buffer.byteLength(state ?? '');

export const idOf = ({ owner, name }: { owner: string; name: string }) => `${owner} ${name}`;

const asSnapshot = (slice: AnySlice, state: string | null, now: number) => {
  const row = state === null ? undefined : { name: slice.name, version: 1, state, changedAt: now };
  return snapshot(slice, row, now);
};

export const viewed = (slice: AnySlice, state: string | null, now: number) =>
  asSnapshot(slice, state, now).state;

export const storedBefore = (slice: AnySlice, { before }: HistoryEntry, now: number) =>
  asSnapshot(slice, before, now).stored;
