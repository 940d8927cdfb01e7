import connectSqlite3 from 'connect-sqlite3';
import session, { type Store } from 'express-session';
import { sqlite, type SessionOptions } from 'sojourn';
import { redis } from 'sojourn/redis';
import type { Config } from './config.js';
import { databaseFile } from './paths.js';
import { PROBES } from './site/host.check.js';
import { securityHeaders } from './site/security.headers.js';

/** What the operator asks must be answered when others ask too much. */
const MONITORING = [...PROBES, '/metrics'];

const SETTINGS = {
  secrets: 'SESSION_SECRET',
  publicOrigins: 'PUBLIC_ORIGIN',
  allowedHosts: 'ALLOWED_HOSTS',
  trustProxy: 'TRUST_PROXY',
};

// Its types are older than its option to be given a connection.
type MakeRecords = NonNullable<Parameters<typeof sqlite>[0]['records']>;
type Sqlite3Store = new (options: { db: Parameters<MakeRecords>[0] }) => Store;
const Sqlite3Store = connectSqlite3(session) as unknown as Sqlite3Store;

export function sessionOptions(config: Config): SessionOptions {
  return {
    secrets: config.secrets,
    store: storeOf(config),
    idleSeconds: config.idleMs / 1000,
    maxSeconds: config.maxMs / 1000,
    hostCookies: config.production,
    publicOrigins: config.publicOrigins,
    allowedHosts: config.allowedHosts,
    firstVisitsPerSecond: config.firstVisitsPerSecond,
    protect: 'app',
    unlimitedPaths: MONITORING,
    settings: SETTINGS,
    handshakeHeaders: securityHeaders(config.production),
  };
}

function storeOf({ redisUrl: url, redisDurability: durability, dataDir }: Config) {
  const settings = { url: 'REDIS_URL', durability: 'REDIS_DURABILITY' };
  if (url) return redis({ url, durability, settings });
  return sqlite({
    file: databaseFile(dataDir),
    setting: 'DATA_DIR',
    records: (db) => new Sqlite3Store({ db }),
  });
}
