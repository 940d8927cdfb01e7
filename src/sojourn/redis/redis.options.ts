/** `strict`: nothing acknowledged is lost while the server keeps its data. `relaxed`: the last changes may be. */
export type Durability = 'strict' | 'relaxed';

/** The operator's names of the options, for errors. */
export interface Settings {
  /** Default: `redis({ url })`. @example 'REDIS_URL' */
  url?: string;
  /** Default: `redis({ durability })`. @example 'REDIS_DURABILITY' */
  durability?: string;
}

export interface RedisOptions {
  /** Of one server; with `rediss:` by TLS. @example 'redis://:password@localhost:6379/0' */
  url: string;
  /** What the names of all keys begin with, so that several apps can share a server. Default: `sojourn:`. */
  prefix?: string;
  /** Whether a server is refused that does not keep each write at once. Default: `strict`. */
  durability?: Durability;
  settings?: Settings;
}
