import type { Keep } from './slice.js';

/** A session's own row, or a visitor's: what its slices hang on. Times in milliseconds since 1970. */
export interface Owner {
  key: string;
  visitor: string;
  startedAt: number;
  idleExpiresAt: number;
  expiresAt: number;
}

/** Whose the slices are that are everyone's. It never expires. */
export const EVERYONE: Owner = {
  key: 'everyone',
  visitor: 'everyone',
  startedAt: 0,
  idleExpiresAt: Number.MAX_SAFE_INTEGER,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/** One slice as it is stored; `state` is JSON. */
export interface Row {
  name: string;
  version: number;
  state: string;
  changedAt: number;
}

export interface Place {
  name: string;
  keep: Keep;
  rankedBy: string | null;
}

export interface Change {
  owner: Owner;
  /** The owner is no row yet; it becomes one with the first thing that is written. */
  isNew: boolean;
  places: readonly Place[];
  /** Applied once within a session, and answered the same again. */
  commandId?: string | undefined;
  /** The new states as JSON, or undefined for those that stay. Pure and synchronous: it may run again. */
  step: (rows: readonly (Row | undefined)[]) => readonly (string | undefined)[];
}

/** The rows after the change, and which of them it wrote. */
export interface Changed {
  rows: (Row | undefined)[];
  written: Place[];
}

/** Where slices live. Each change is one atomic, durable step. */
export abstract class Store {
  /** @returns the owner while it lives */
  abstract owner(key: string): Promise<Owner | undefined>;
  abstract rows(owner: string, names: readonly string[]): Promise<(Row | undefined)[]>;
  abstract allRows(owner: string): Promise<Row[]>;
  /** @returns the keys of the owners that have a slice of this name */
  abstract holding(name: string): Promise<string[]>;
  /** @throws Refusal `session-ended` where the owner is gone, `unavailable`, and what `step` throws */
  abstract change(change: Change): Promise<Changed>;
  /** Makes the owner a row before anything is changed. */
  abstract begin(owner: Owner): Promise<void>;
  /** @returns the living owners whose slice of this name ranks highest, above 0, the highest first */
  abstract top(name: string, count: number): Promise<Owner[]>;
  abstract touch(key: string, idleExpiresAt: number): Promise<void>;
  abstract end(key: string): Promise<void>;
  /** Removes what has expired. @returns the keys of the sessions among it */
  abstract sweep(): Promise<string[]>;
  /** @throws Refusal `unavailable` where nothing can be written now */
  abstract probe(): Promise<void>;
}
