import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import proxyAddr from 'proxy-addr';
import { makeFolder } from './folder.js';

type Environment = Record<string, string | undefined>;

/** What the environment says, checked. Durations are in milliseconds. */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly port: number;
  abstract readonly host: string;
  abstract readonly dataDir: string;
  /** The first signs, all verify. */
  abstract readonly secrets: readonly string[];
  abstract readonly idleMs: number;
  abstract readonly maxMs: number;
  abstract readonly orderStepMs: number;
  abstract readonly ratesUrl: string | undefined;
  abstract readonly flightFeedUrl: string | undefined;
  /** How many proxies, or which addresses, may say who the client is. */
  abstract readonly trustProxy: number | string[] | undefined;
  abstract readonly publicOrigins: readonly string[];
  /** What one client address may begin a second, ten times that at once; 0 for no limit. */
  abstract readonly firstVisitsPerSecond: number;
}

/** A start that can't go on; the message is one line that names the cure. */
export class StartError extends Error {
  constructor(message: string) {
    super(message.replaceAll(/\s+/g, ' '));
  }
}

/** @throws StartError naming the variable and what it must be */
export function loadConfig(env: Environment): Config {
  const production = env.NODE_ENV === 'production';
  const dataDir = env.DATA_DIR || 'data';
  refuseRedis(env.REDIS_URL);
  return {
    production,
    dataDir,
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    host: env.HOST || '127.0.0.1',
    idleMs: wholeNumber(env, 'SESSION_IDLE_SECONDS', 1_800, 1, 31_536_000) * 1000,
    maxMs: wholeNumber(env, 'SESSION_MAX_SECONDS', 86_400, 1, 31_536_000) * 1000,
    orderStepMs: wholeNumber(env, 'ORDER_STEP_SECONDS', 20, 1, 86_400) * 1000,
    firstVisitsPerSecond: wholeNumber(env, 'FIRST_VISITS_PER_SECOND', 50, 0, 1_000_000),
    ratesUrl: webAddress(env, 'RATES_URL'),
    flightFeedUrl: webAddress(env, 'FLIGHT_FEED_URL'),
    trustProxy: trustedProxies(env.TRUST_PROXY),
    publicOrigins: (env.PUBLIC_ORIGIN ?? '').split(',').filter(Boolean).map(origin),
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

const ORIGIN = /^https?:\/\/[^/\\?#@*]+$/;

function origin(text: string) {
  const trimmed = text.trim();
  if (URL.canParse(trimmed) && ORIGIN.test(trimmed)) return new URL(trimmed).origin;
  throw new StartError(
    `PUBLIC_ORIGIN must be an origin such as https://sojourn.example (or several, separated by commas), not "${text}".`,
  );
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

function refuseRedis(url: string | undefined) {
  if (url)
    throw new StartError('REDIS_URL must be unset: this version keeps its state in SQLite only.');
}

function secrets(text: string | undefined, production: boolean, dataDir: string) {
  if (!text && production)
    throw new StartError(
      'SESSION_SECRET must be set in production, to at least 32 random characters (try: openssl rand -base64 32).',
    );
  const list = (text || keptSecret(dataDir)).split(',').map((secret) => secret.trim());
  if (list.every((secret) => secret.length >= 32)) return list;
  throw new StartError(
    'SESSION_SECRET must be at least 32 characters, and so must each of several separated by commas (try: openssl rand -base64 32).',
  );
}

/** Makes the development secret at the first start and keeps it, so that a restart keeps sessions. */
function keptSecret(dataDir: string) {
  const file = join(dataDir, 'secret');
  try {
    makeFolder(dataDir);
    if (!existsSync(file)) makeSecret(file);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unwritable(dataDir, error);
  }
}

/** Appears under its name whole or not at all: of processes that start at once, all must read the same. */
function makeSecret(file: string) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

export function unwritable(dataDir: string, error: unknown) {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new StartError(
    `DATA_DIR must be a folder this app may write to: "${dataDir}" (${reason}).`,
  );
}
