import { parse, serialize, type SerializeOptions } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { undoubled } from './doubled.cookies.js';
import type { SessionConfig } from './session.config.js';
import type { Signatures } from './signatures.js';
import { VISITOR_MS } from './storage.js';

export type CookieConfig = Pick<SessionConfig, 'secrets' | 'cookies' | 'hostCookies'>;
type Name = keyof CookieConfig['cookies'];

export const flags = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure }) as const;

/** The visitor's outlives the browser's window; the session's does not. */
export const visitorAge = { maxAge: VISITOR_MS / 1000 };

export class SessionCookies {
  private readonly cookies: Record<string, string | undefined>;
  private readonly known = new Map<Name, ReturnType<SessionCookies['check']>>();

  constructor(
    { headers }: IncomingMessage,
    private readonly response: ServerResponse,
    private readonly config: CookieConfig,
    private readonly secure: boolean,
    private readonly signatures: Signatures,
  ) {
    this.cookies = parse(withoutDoubles(headers.cookie, secure, config));
  }

  get session() {
    return this.read('session').value;
  }

  get visitor() {
    return this.read('visitor').value;
  }

  get forged() {
    return [this.read('session'), this.read('visitor')]
      .filter(({ isForged }) => isForged)
      .map(({ signed }) => signed);
  }

  setVisitor(key: string) {
    this.set('visitor', key, visitorAge);
  }

  setSession(id: string) {
    this.set('session', id);
  }

  clearSession() {
    this.clear('session');
  }

  clearVisitor() {
    this.clear('visitor');
  }

  /** What an older secret signed is signed anew on sight, so that the old one can be retired. */
  resign(sessionLives: boolean) {
    if (this.config.secrets.length === 1) return;
    const [sid, visitor] = [this.read('session'), this.read('visitor')];
    if (sessionLives && sid.value && sid.isOld) this.setSession(sid.value);
    if (visitor.value && visitor.isOld) this.setVisitor(visitor.value);
  }

  /** A signature takes a while to check, so each is checked once. */
  private read(name: Name) {
    const known = this.known.get(name) ?? this.check(name);
    this.known.set(name, known);
    return known;
  }

  private check(name: Name) {
    const signed = bare(this.cookies[this.nameOf(name)] ?? '');
    return { signed, ...this.signatures.check(signed) };
  }

  private nameOf(name: Name) {
    return cookiePrefix(this.secure, this.config) + this.config.cookies[name];
  }

  private clear(name: Name) {
    if (this.cookies[this.nameOf(name)]) this.put(name, '', { expires: new Date(0) });
  }

  private set(name: Name, value: string, options: SerializeOptions = {}) {
    this.put(name, `s:${sign(value, this.config.secrets[0]!)}`, options);
  }

  /** In the place of what was set before: which of two cookies of one name a browser keeps is its own affair. */
  private put(name: Name, value: string, options: SerializeOptions) {
    const cookie = this.nameOf(name);
    const header = serialize(cookie, value, { ...flags(this.secure), ...options });
    // Not appendHeader: a WebSocket handshake's response has none.
    const before = [this.response.getHeader('Set-Cookie') ?? []].flat().map(String);
    const others = before.filter((other) => !other.startsWith(`${cookie}=`));
    this.response.setHeader('Set-Cookie', [...others, header]);
  }
}

export function withoutDoubles(header = '', secure: boolean, config: CookieConfig) {
  const prefix = cookiePrefix(secure, config);
  const names = Object.values(config.cookies).map((name) => prefix + name);
  return undoubled(header, names, (value) =>
    config.secrets.some((secret) => unsign(bare(value), secret) !== false),
  );
}

const bare = (value: string) => value.replace(/^s:/, '');

/** `__Host-` ties a cookie to this very host, but browsers take it over TLS only. */
export const cookiePrefix = (secure: boolean, { hostCookies }: CookieConfig) =>
  secure && hostCookies ? '__Host-' : '';
