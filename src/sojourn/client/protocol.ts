/** One slice as it is by now: its state, or its regions as HTML. */
export interface SliceChange {
  slice: string;
  version: number;
  state?: unknown;
  html?: string;
}

/** One committed change, with every slice of it that is watched. */
export interface ChangedMessage {
  epoch: string;
  changes: SliceChange[];
}

/** What the server says of a command it refuses; the same on both doors. */
export interface RefusalBody {
  code: string;
  message: string;
  errors?: Record<string, string[]>;
  current?: { slice: string; version: number; state: unknown };
}

/** An acknowledgement. */
export type Ack = { ok: true } | { ok: false; error: RefusalBody };

/** What a client has: the version of each slice, and the epoch they are of. */
export interface Held {
  slices: Record<string, number>;
  /** Empty where there is none, or the versions are of several. */
  epoch: string;
  /** Whether it watches which tabs are open. */
  tabs?: boolean;
}

/** Which tabs of the session are open. */
export interface OpenTabs {
  /** How many, on all processes. */
  tabs: number;
  /** The part of the page about the session that lists them, where the app has one. */
  html?: string;
}

/** Why a session is over. */
export type EndReason = 'ended' | 'expired';

/** Said once before a session runs out, and again after a stay. */
export interface Expiring {
  /** Of being idle, which any command puts off, or because it has lasted as long as a session may. */
  reason: 'idle' | 'absolute';
  expiresInSeconds: number;
}
