import type { Snapshot } from './slice.js';

/** Why a session is over: its visitor ended it, or its time ran out. */
export type Reason = 'ended' | 'expired';

/** Where changes and ends are told. `owner` is the key of the session or visitor whose slice it is. */
export abstract class Tabs {
  abstract changed(owner: string, snapshot: Snapshot): void;
  abstract ended(owner: string, reason: Reason): void;
  abstract count(owner: string): number;
  /** Tells whoever watches a slice something that is no change of it. */
  abstract say(owner: string, slice: string, event: string, payload: object): void;
  /** The owners of whose tabs some watch the slice. */
  abstract watching(slice: string): string[];
}
