import { Logger } from '@nestjs/common';
import type { Row } from './change.js';
import { tooLarge } from './refusal.js';
import type { AnySlice, Snapshot } from './slice.js';

export const stored = (slice: AnySlice, row: Row | undefined, now: number) =>
  read(slice, row, now).kept;

export function unseen(slice: AnySlice, { state }: Row): unknown {
  try {
    return slice.migrate(object(JSON.parse(state)));
  } catch {
    return slice.initial;
  }
}

export function snapshot(slice: AnySlice, row: Row | undefined, now: number): Snapshot {
  const { state, kept } = read(slice, row, now);
  const { version = 0, changedAt = null } = row ?? {};
  return new TakenSnapshot(slice.name, version, state, kept, changedAt);
}

/** As JSON it is what the world may see: `stored` and `changedAt` stand behind getters. */
class TakenSnapshot implements Snapshot {
  readonly #stored: unknown;
  readonly #changedAt: number | null;

  constructor(
    readonly slice: string,
    readonly version: number,
    readonly state: unknown,
    kept: unknown,
    changedAt: number | null,
  ) {
    this.#stored = kept;
    this.#changedAt = changedAt;
  }

  get stored() {
    return this.#stored;
  }

  get changedAt() {
    return this.#changedAt;
  }
}

/** A row that can't be read or shown costs its own state and nothing else: the slice starts over. */
function read(slice: AnySlice, row: Row | undefined, now: number) {
  try {
    if (row) return seen(slice, slice.migrate(object(JSON.parse(row.state))), now);
  } catch (error) {
    Logger.warn(
      `A "${slice.name}" slice could not be read and starts over: ${String(error)}`,
      'Slice',
    );
  }
  return seen(slice, structuredClone(slice.initial), now);
}

function seen(slice: AnySlice, kept: unknown, now: number) {
  const state: unknown = slice.view(kept, now);
  return { kept, state };
}

/** @throws Refusal `too-large`; TypeError where JSON would not give the same back */
export function toJson(slice: AnySlice, state: unknown) {
  const json = JSON.stringify(object(state), refuseWhatJsonLoses);
  if (Buffer.byteLength(json) <= slice.maxBytes) return json;
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
