import { Logger } from '@nestjs/common';
import { tooLarge } from './refusal.js';
import type { AnySlice, Snapshot } from './slice.js';
import type { Row } from './store.js';

/** A slice's JSON may take this many bytes. */
const LIMIT_BYTES = 65_536;

/** A row that can't be read costs its own state and nothing else: the slice starts over. */
export function stored(slice: AnySlice, row: Row | undefined): unknown {
  if (!row) return structuredClone(slice.initial);
  try {
    return slice.migrate(object(JSON.parse(row.state)));
  } catch (error) {
    Logger.warn(
      `A "${slice.name}" slice could not be read and starts over: ${String(error)}`,
      'Slice',
    );
    return structuredClone(slice.initial);
  }
}

export function snapshot(slice: AnySlice, row: Row | undefined, now: number): Snapshot {
  const kept = stored(slice, row);
  const state: unknown = slice.view(kept, now);
  const { version = 0, changedAt = null } = row ?? {};
  return { slice: slice.name, version, state, stored: kept, changedAt };
}

/** @throws Refusal `too-large`; TypeError where JSON would not give the same back */
export function toJson(slice: AnySlice, state: unknown) {
  const json = JSON.stringify(object(state), refuseWhatJsonLoses);
  if (Buffer.byteLength(json) <= LIMIT_BYTES) return json;
  throw tooLarge(`There is no room left in "${slice.name}": remove something first.`);
}

function refuseWhatJsonLoses(key: string, value: unknown) {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  throw new TypeError(`"${key}" is ${value}, which JSON can't keep.`);
}

function object(value: unknown) {
  if (typeof value === 'object' && value !== null) return value;
  throw new TypeError('not an object');
}
