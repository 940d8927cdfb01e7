/** How a client connects. Each has a default. */
export interface ClientOptions {
  /**
   * Outside a browser: the `Cookie` header of a session to live in, or what gives the newest one at each handshake.
   * Without it the first handshake begins a session, and the client keeps its cookie.
   */
  cookie?: string | (() => string);
  /**
   * In a browser by default `['websocket', 'polling']`: one request opens it, and where that can't be had it polls.
   * Outside a browser `['websocket']`; one that polls needs a `cookie` there.
   */
  transports?: readonly ('polling' | 'websocket')[];
  /** Of Socket.IO on the server; `/socket.io` by default. */
  path?: string;
  /** The name of the session that a page was drawn for: to the client, any other is the end of its own. */
  session?: string;
  /** Whether a handshake without a session begins one. By default it does; later ones never do. */
  begins?: boolean;
  /**
   * How long to wait for an acknowledgement before a command is repeated, in milliseconds; 5,000 by default. A
   * connection on which it can't catch up in that time is opened anew: it only looks open, as after sleep.
   */
  answerMs?: number;
  /**
   * How long a command is repeated before it fails as `unconfirmed`, in milliseconds. By default nine minutes: a
   * server knows for ten that it has done a command already.
   */
  giveUpMs?: number;
  /** How long one attempt to connect may take, in milliseconds; 5,000 by default. */
  openMs?: number;
  /** The longest pause between two attempts to connect, in milliseconds; 3,000 by default. */
  reconnectMaxMs?: number;
  /** When to try again where the server refused the connection or cut it, in milliseconds; 5,000 by default. */
  refusedMs?: number;
  /**
   * In a browser: whether it catches up at once when the page is shown again or the network is back, where that would
   * otherwise wait for the next attempt; true by default.
   */
  wakes?: boolean;
}

export interface SendOptions {
  /** Under this id the command is applied once, however often it is sent; a random one by default. */
  commandId?: string;
  /** Only if the slice is at this version; refused as `stale` otherwise. */
  ifVersion?: number;
  /** By default true. False: it is tried once, at once, and without an id of its own. */
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

/** The options, each with its default. */
export type Settings = ClientOptions & Required<Pick<ClientOptions, keyof typeof defaults>>;
