import type { Owner, Row } from './change.js';
import { snapshot } from './slice.json.js';
import type { Slices } from './slices.js';

export const inspection = (
  owner: Owner,
  rows: readonly Row[],
  tabs: number,
  slices: Slices,
  now: number,
) => ({
  startedAt: iso(owner.startedAt),
  idleExpiresAt: iso(owner.idleExpiresAt),
  expiresAt: iso(owner.expiresAt),
  tabs,
  slices: rows.flatMap((row) => inspectRow(row, slices, now)),
});

function inspectRow(row: Row, slices: Slices, now: number) {
  const slice = slices.get(row.name);
  if (!slice) return [];
  const { version, state } = snapshot(slice, row, now);
  const bytes = Buffer.byteLength(row.state);
  const changedAt = iso(row.changedAt);
  return [{ slice: row.name, keep: slice.keep, version, bytes, changedAt, state }];
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
