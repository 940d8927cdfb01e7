import proxyAddr from 'proxy-addr';
import { StartError } from 'sojourn';
import type { Durability } from 'sojourn/redis';
import { dataDirOf } from './paths.js';
import { secrets } from './secrets.js';

type Environment = Record<string, string | undefined>;

export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly port: number;
  abstract readonly host: string;
  abstract readonly dataDir: string;
  /** The first signs, all verify. */
  abstract readonly secrets: readonly string[];
  /** Unset: sessions are kept in SQLite, in `dataDir`. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly redisDurability: Durability;
  abstract readonly idleMs: number;
  abstract readonly maxMs: number;
  abstract readonly orderStepMs: number;
  abstract readonly ratesUrl: string | undefined;
  abstract readonly flightFeedUrl: string | undefined;
  /** How many proxies, or which addresses, may say who the client is. */
  abstract readonly trustProxy: number | string[] | undefined;
  abstract readonly publicOrigins: readonly string[];
  /** In lower case, each with or without a port; empty: any. */
  abstract readonly allowedHosts: readonly string[];
  abstract readonly metricsToken: string | undefined;
  /** What one client address may begin a second, ten times that at once; 0 for no limit. */
  abstract readonly firstVisitsPerSecond: number;
}

export const isProduction = (env: Environment) => env.NODE_ENV === 'production';

export function loadConfig(env: Environment): Config {
  const production = isProduction(env);
  const dataDir = dataDirOf(env);
  return {
    production,
    dataDir,
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    host: env.HOST || '127.0.0.1',
    redisUrl: redisAddress(env.REDIS_URL),
    redisDurability: durability(env.REDIS_DURABILITY),
    idleMs: wholeNumber(env, 'SESSION_IDLE_SECONDS', 1_800, 1, 31_536_000) * 1000,
    maxMs: wholeNumber(env, 'SESSION_MAX_SECONDS', 86_400, 1, 31_536_000) * 1000,
    orderStepMs: wholeNumber(env, 'ORDER_STEP_SECONDS', 20, 1, 86_400) * 1000,
    firstVisitsPerSecond: wholeNumber(env, 'FIRST_VISITS_PER_SECOND', 50, 0, 1_000_000),
    ratesUrl: webAddress(env, 'RATES_URL'),
    flightFeedUrl: webAddress(env, 'FLIGHT_FEED_URL'),
    trustProxy: trustedProxies(env.TRUST_PROXY),
    publicOrigins: listed(env.PUBLIC_ORIGIN).map(origin),
    allowedHosts: listed(env.ALLOWED_HOSTS).map(host),
    metricsToken: token(env.METRICS_TOKEN),
    secrets: secrets(env.SESSION_SECRET, production, dataDir),
  };
}

function wholeNumber(env: Environment, name: string, preset: number, min: number, max: number) {
  const text = env[name] || String(preset);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new StartError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function webAddress(env: Environment, name: string) {
  const text = env[name];
  if (!text) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new StartError(`${name} must be an http or https address, not "${text}".`);
}

const listed = (text = '') => text.split(',').filter(Boolean);

const ORIGIN = /^https?:\/\/[^/\\?#@*]+$/;

function origin(text: string) {
  const trimmed = text.trim();
  if (URL.canParse(trimmed) && ORIGIN.test(trimmed)) return new URL(trimmed).origin;
  throw new StartError(
    `PUBLIC_ORIGIN must be an origin such as https://sojourn.example (or several, separated by commas), not "${text}".`,
  );
}

const HOST = /^([a-z\d._-]+|\[[a-f\d:.]+\])(:\d{1,5})?$/;

function host(text: string) {
  const name = text.trim().toLowerCase();
  if (HOST.test(name)) return name;
  throw new StartError(
    `ALLOWED_HOSTS must be a host such as sojourn.example or sojourn.example:8443 (or several, separated by commas), not "${text}".`,
  );
}

function token(text: string | undefined) {
  if (!text || /^[!-~]+$/.test(text)) return text || undefined;
  throw new StartError('METRICS_TOKEN must be of letters, digits and signs without a space.');
}

function trustedProxies(text: string | undefined) {
  if (!text) return undefined;
  if (/^[1-9]$/.test(text)) return Number(text);
  const addresses = text.split(',').map((address) => address.trim());
  if (addresses.every(isAddress)) return addresses;
  throw new StartError(
    `TRUST_PROXY must be the number of proxies (1 to 9) or their addresses (loopback, 10.0.0.0/8, …), not "${text}".`,
  );
}

/** A bare number would be read as one, too: 10 as 0.0.0.10. */
function isAddress(text: string) {
  try {
    proxyAddr.compile(text);
    return !/^\d+$/.test(text);
  } catch {
    return false;
  }
}

/** Not repeated in the message: it may hold a password. */
function redisAddress(text: string | undefined) {
  if (!text) return undefined;
  if (URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol)) return text;
  throw new StartError(
    'REDIS_URL must be an address such as redis://localhost:6379 (with rediss: by TLS, with :password@ before the host).',
  );
}

function durability(text: string | undefined): Durability {
  if (!text || text === 'strict') return 'strict';
  if (text === 'relaxed') return text;
  throw new StartError(`REDIS_DURABILITY must be strict or relaxed, not "${text}".`);
}
