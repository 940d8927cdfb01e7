import { limitsOf, type Limits } from './limits.js';
import { pathsOf, type Paths } from './route.paths.js';
import type { SessionOptions, Settings, Store } from './session.options.js';
import { StartError } from './start.error.js';

/** As many characters as 192 random bits have in base64url. */
export const MIN_SECRET_LENGTH = 32;

/** Whether a secret is long enough to sign cookies: 32 characters. */
export const isLongSecret = (secret: unknown) =>
  typeof secret === 'string' && secret.length >= MIN_SECRET_LENGTH;

const SETTINGS: Settings = {
  secrets: 'secrets',
  publicOrigins: 'publicOrigins',
  allowedHosts: 'allowedHosts',
  trustProxy: 'trust proxy',
};

const DEFAULTS = {
  idleSeconds: 1_800,
  maxSeconds: 86_400,
  hostCookies: true,
  publicOrigins: [],
  allowedHosts: [],
  firstVisitsPerSecond: 50,
  protect: 'commands' as const,
  unlimitedPaths: [],
  handshakeHeaders: [],
};

/** Durations are in milliseconds. */
export abstract class SessionConfig {
  abstract readonly secrets: readonly string[];
  abstract readonly store: Store;
  abstract readonly idleMs: number;
  abstract readonly maxMs: number;
  abstract readonly cookies: { session: string; visitor: string };
  abstract readonly hostCookies: boolean;
  abstract readonly publicOrigins: readonly string[];
  abstract readonly allowedHosts: readonly string[];
  abstract readonly firstVisitsPerSecond: number;
  abstract readonly limits: Limits;
  abstract readonly paths: Paths;
  abstract readonly protect: 'commands' | 'app';
  abstract readonly unlimitedPaths: readonly string[];
  abstract readonly settings: Settings;
  abstract readonly handshakeHeaders: readonly (readonly [name: string, value: string])[];
}

export function sessionConfig(options: SessionOptions): SessionConfig {
  const { idleSeconds, maxSeconds, ...rest } = { ...DEFAULTS, ...options };
  const settings = { ...SETTINGS, ...options.settings };
  mustBeSecrets(options.secrets, settings.secrets);
  mustBeAtLeast('idleSeconds', idleSeconds, 1);
  mustBeAtLeast('maxSeconds', maxSeconds, 1);
  mustBeAtLeast('firstVisitsPerSecond', rest.firstVisitsPerSecond, 0);
  return {
    ...rest,
    settings,
    limits: limitsOf(options.limits),
    paths: pathsOf(options.paths),
    cookies: { session: 'sid', visitor: 'visitor', ...options.cookies },
    idleMs: idleSeconds * 1000,
    maxMs: maxSeconds * 1000,
  };
}

function mustBeSecrets(secrets: readonly unknown[], setting: string) {
  if (Array.isArray(secrets) && secrets.length > 0 && secrets.every(isLongSecret)) return;
  throw new StartError(
    `SessionModule: ${setting} must be a list of at least one secret of at least ${MIN_SECRET_LENGTH} characters (try: openssl rand -base64 32).`,
  );
}

function mustBeAtLeast(name: string, value: unknown, least: number) {
  if (typeof value === 'number' && value >= least) return;
  throw new StartError(
    `SessionModule: ${name} must be a number from ${least}, not ${String(value)}.`,
  );
}
