import type { Clock } from './clock.js';
import type { KeptLimits, Limits } from './limits.js';
import type { Paths } from './route.paths.js';
import type { Storage } from './storage.js';

/** What a store is opened with. */
interface StoreContext {
  clock: Clock;
  /** Milliseconds after which a session ends at the latest. */
  maxMs: number;
  /** How much is kept of what was changed and answered. */
  limits: KeptLimits;
}

/** Opens a store: what `sqlite()`, `memory()` and `redis()` give. */
export type Store = (context: StoreContext) => Storage | Promise<Storage>;

/** What the operator of the app sets to choose an option; errors and refusals name it. */
export interface Settings {
  /** Default: `secrets`. @example 'SESSION_SECRET' */
  secrets: string;
  /** Default: `publicOrigins`. @example 'PUBLIC_ORIGIN' */
  publicOrigins: string;
  /** Default: `allowedHosts`. @example 'ALLOWED_HOSTS' */
  allowedHosts: string;
  /** Express' setting of this name. Default: `trust proxy`. @example 'TRUST_PROXY' */
  trustProxy: string;
}

export interface SessionOptions {
  /**
   * Sign the cookies: the first signs, all verify. Each has at least 32 characters.
   * @example [process.env.SESSION_SECRET!]
   */
  secrets: readonly string[];
  /**
   * Where sessions are kept.
   * @example sqlite({ file: 'data/app.sqlite' })
   */
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
   * How many first visits one client address may make a second, and ten times that at once: commands and handshakes
   * without a living session. 0 for no limit, also of its open connections. Default: 50.
   */
  firstVisitsPerSecond?: number;
  /**
   * How much one client, one session and one connection may take up, where that is not to be the default.
   * @example { tabs: 5, payloadBytes: 1_048_576 }
   */
  limits?: Partial<Limits>;
  /**
   * What the limits and the check of origins are for: the package's commands, or all that is posted to the app.
   * Default: `commands`.
   */
  protect?: 'commands' | 'app';
  /**
   * Paths that are answered however much is asked, such as probes: with `protect: 'app'`, looks are limited, too.
   * Default: none. @example ['/health']
   */
  unlimitedPaths?: readonly string[];
  settings?: Partial<Settings>;
  /** Headers of every answer of the socket door, such as security headers. Default: none. */
  handshakeHeaders?: readonly (readonly [name: string, value: string])[];
}
