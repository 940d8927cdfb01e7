/** A slice with its state, or its regions as HTML. */
export interface SliceChange {
  slice: string;
  version: number;
  state?: unknown;
  html?: string;
}

export interface ChangedMessage {
  epoch: string;
  changes: SliceChange[];
}

export interface RefusalBody {
  code: string;
  message: string;
  errors?: Record<string, string[]>;
  current?: { slice: string; version: number; state: unknown };
}

export type Ack = { ok: true } | { ok: false; error: RefusalBody };

/** The version of each slice that a client has, and their epoch. */
export interface Held {
  slices: Record<string, number>;
  /** Empty where there is none, or the versions are of several. */
  epoch: string;
  tabs?: boolean;
}

export interface OpenTabs {
  /** On all processes. */
  tabs: number;
  /** The part of the session's page that lists them, where the app has one. */
  html?: string;
}

export type EndReason = 'ended' | 'expired';

/** Sent once before a session runs out, and again after a stay. */
export interface Expiring {
  /** `idle` is put off by any command, `absolute` by none. */
  reason: 'idle' | 'absolute';
  expiresInSeconds: number;
}
