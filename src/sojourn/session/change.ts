import type { Keep } from './slice.js';

/** A session's own row, or a visitor's: what its slices hang on. Times in milliseconds since 1970. */
export interface Owner {
  key: string;
  visitor: string;
  startedAt: number;
  idleExpiresAt: number;
  expiresAt: number;
}

/** The owner of slices with `keep: 'everyone'`. It never expires. */
export const EVERYONE: Owner = {
  key: 'everyone',
  visitor: 'everyone',
  startedAt: 0,
  idleExpiresAt: Number.MAX_SAFE_INTEGER,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/** One slice as it is stored; `state` is JSON, `changedAt` in milliseconds since 1970. */
export interface Row {
  name: string;
  version: number;
  state: string;
  changedAt: number;
}

/** `timer` is a change by SliceScheduler. */
export type Door = 'form' | 'json' | 'socket' | 'timer';

export interface Place {
  name: string;
  keep: Keep;
  undoable: boolean;
}

export interface Next {
  /** As JSON; undefined where it stays. */
  state: string | undefined;
  /** Null for a slice without ranks. */
  rank: number | null;
  /** Milliseconds since 1970; null for never, undefined where the slice has no `dueAt`. */
  dueAt: number | null | undefined;
}

export interface Change {
  owner: Owner;
  /** The owner is no row yet; it becomes one with the first thing that is written. */
  isNew: boolean;
  /** None for a command that keeps nothing: only its key is remembered. */
  places: readonly Place[];
  /** Milliseconds since 1970. */
  now: number;
  command: string | null;
  door: Door;
  once?: Once | undefined;
  /** Leaves nothing that was kept for the visitor before: no state, and no history. */
  forgets?: boolean;
  /** Pure and synchronous: it may run again. What it throws refuses the change. */
  step: (rows: readonly (Row | undefined)[]) => readonly Next[];
}

export interface Once {
  id: string;
  fingerprint: string;
}

export interface Committed {
  /** After the change; of a repeated command, after its first time. */
  rows: readonly (Row | undefined)[];
  /** Milliseconds since 1970. */
  at: number;
  /** False for a repeated command, and where nothing changed. */
  isWritten: boolean;
}

export const keyOf = ({ key, visitor }: Pick<Owner, 'key' | 'visitor'>, keep: Keep) =>
  ({ session: key, visitor, everyone: EVERYONE.key })[keep];
