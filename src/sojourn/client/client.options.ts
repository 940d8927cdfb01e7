export interface ClientOptions {
  /** A `Cookie` header, or what gives it at each handshake. Outside a browser only. Default: its own cookies. */
  cookie?: string | (() => string);
  /** Default: `['websocket', 'polling']` in a browser, `['websocket']` elsewhere, where polling needs a `cookie`. */
  transports?: readonly ('polling' | 'websocket')[];
  /** Socket.IO's path on the server. Default: `/socket.io`. */
  path?: string;
  /** The name of the session that a page was drawn for; with any other, the client reports the end. Default: any. */
  session?: string;
  /** Whether the first handshake begins a session where there is none; later ones never do. Default: true. */
  begins?: boolean;
  /** Milliseconds until an unanswered command is repeated, or a dead connection replaced. Default: 5,000. */
  answerMs?: number;
  /** Milliseconds until a repeated command fails as `unconfirmed`; servers know it for 600,000. Default: 540,000. */
  giveUpMs?: number;
  /** Milliseconds that one attempt to connect may take. Default: 5,000. */
  openMs?: number;
  /** Milliseconds between two attempts to connect, at most. Default: 3,000. */
  reconnectMaxMs?: number;
  /** Milliseconds until the next attempt after the server refused or cut the connection. Default: 5,000. */
  refusedMs?: number;
  /** In a browser: catch up at once when the page is shown again or the network is back. Default: true. */
  wakes?: boolean;
}

export interface SendOptions {
  /** A command with the same id is applied once. Default: a random id. */
  commandId?: string;
  /** Refused as `stale` where the slice has another version. Default: any version. */
  ifVersion?: number;
  /** False: tried once, at once, and without an id. Default: true. */
  repeats?: boolean;
}

export const defaults = {
  path: '/socket.io',
  begins: true,
  answerMs: 5_000,
  giveUpMs: 9 * 60_000,
  openMs: 5_000,
  reconnectMaxMs: 3_000,
  refusedMs: 5_000,
  wakes: true,
} as const;

export type Settings = ClientOptions & Required<Pick<ClientOptions, keyof typeof defaults>>;
