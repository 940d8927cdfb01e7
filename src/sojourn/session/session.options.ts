import type { Clock } from './clock.js';
import type { KeptLimits, Limits } from './limits.js';
import type { Paths } from './route.paths.js';
import type { Storage } from './storage.js';

interface StoreContext {
  clock: Clock;
  /** Milliseconds after which a session ends at the latest. */
  maxMs: number;
  limits: KeptLimits;
}

/** Opens a store: `sqlite()`, `memory()` or `redis()`. */
export type Store = (context: StoreContext) => Storage | Promise<Storage>;

/** The operator's names of the options, for errors and refusals. */
export interface Settings {
  /** Default: `secrets`. @example 'SESSION_SECRET' */
  secrets: string;
  /** Default: `publicOrigins`. @example 'PUBLIC_ORIGIN' */
  publicOrigins: string;
  /** Default: `allowedHosts`. @example 'ALLOWED_HOSTS' */
  allowedHosts: string;
  /** Default: `trust proxy`. @example 'TRUST_PROXY' */
  trustProxy: string;
}

export interface SessionOptions {
  /** Sign the cookies: the first signs, all verify; 32 characters or more. @example [process.env.SESSION_SECRET!] */
  secrets: readonly string[];
  /** Where sessions are kept. @example sqlite({ file: 'data/app.sqlite' }) */
  store: Store;
  /** Seconds without any activity after which a session ends. Default: 1800. */
  idleSeconds?: number;
  /** Seconds after which a session ends at the latest. Default: 86400. */
  maxSeconds?: number;
  /** The names of the two cookies, without a prefix. Default: `sid` and `visitor`. */
  cookies?: { session?: string; visitor?: string };
  /** Where the package's own routes are. Default: `session` and `visitor`. */
  paths?: Partial<Paths>;
  /** Whether the cookies' names begin with `__Host-` over TLS. Default: true. */
  hostCookies?: boolean;
  /** Other origins whose pages may send commands and open sockets. Default: none. @example ['https://shop.example'] */
  publicOrigins?: readonly string[];
  /** Hosts that sockets are opened for, in lower case, each with or without a port. Default: any. */
  allowedHosts?: readonly string[];
  /**
   * Commands and handshakes of one client address without a session, a second; ten times that at once. 0: no limit,
   * also of its connections. Default: 50.
   */
  firstVisitsPerSecond?: number;
  /** Other limits than the default ones. @example { tabs: 5, payloadBytes: 1_048_576 } */
  limits?: Partial<Limits>;
  /** Whether limits and the check of origins hold for commands, or for all requests. Default: `commands`. */
  protect?: 'commands' | 'app';
  /** Paths without a limit, such as probes, with `protect: 'app'`. Default: none. @example ['/health'] */
  unlimitedPaths?: readonly string[];
  settings?: Partial<Settings>;
  /** Headers of every answer of the socket door, such as security headers. Default: none. */
  handshakeHeaders?: readonly (readonly [name: string, value: string])[];
}
