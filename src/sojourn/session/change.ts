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

/** Which way a change came; `timer` is what time does. */
export type Door = 'form' | 'json' | 'socket' | 'timer';

/** What a store must know of a slice. */
export interface Place {
  name: string;
  keep: Keep;
  undoable: boolean;
}

/** What becomes of one slice in a change. */
export interface Next {
  /** The new state as JSON; undefined where it stays. */
  state: string | undefined;
  /** What the owner ranks by; null for a slice that has no ranks. */
  rank: number | null;
  /** When time has work to do on it, in milliseconds since 1970; null for never, undefined where time never has. */
  dueAt: number | null | undefined;
}

export interface Change {
  owner: Owner;
  /** The owner is no row yet; it becomes one with the first thing that is written. */
  isNew: boolean;
  /** None for a command that keeps nothing: then its key is remembered, and that is all. */
  places: readonly Place[];
  /** Milliseconds since 1970. */
  now: number;
  /** The event's name, such as `pay:set-wage`. */
  command: string | null;
  door: Door;
  /** Applied once within a session, and answered the same again. */
  once?: Once | undefined;
  /** Leaves nothing of what was kept for the visitor before: no state, and no history to take it back from. */
  forgets?: boolean;
  /** Pure and synchronous: it may run again. What it throws refuses the change. */
  step: (rows: readonly (Row | undefined)[]) => readonly Next[];
}

export interface Once {
  id: string;
  /** Of the command and its payload. */
  fingerprint: string;
}

export interface Committed {
  /** As they were after the change; of a command that was sent again, after its first time. */
  rows: readonly (Row | undefined)[];
  /** When that was, in milliseconds since 1970. */
  at: number;
  /** Whether anything was written just now. */
  isWritten: boolean;
}

/** The key of the owner whose row it is. */
export const keyOf = ({ key, visitor }: Pick<Owner, 'key' | 'visitor'>, keep: Keep) =>
  ({ session: key, visitor, everyone: EVERYONE.key })[keep];
