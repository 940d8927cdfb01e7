import { serialize, type SerializeOptions } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { ServerResponse } from 'node:http';
import { undoubled } from './doubled.cookies.js';
import type { Sent } from './sent.cookies.js';
import type { SessionConfig } from './session.config.js';
import { VISITOR_MS } from './storage.js';

export type CookieConfig = Pick<SessionConfig, 'secrets' | 'cookies' | 'hostCookies'>;
type Name = keyof CookieConfig['cookies'];

export const flags = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure }) as const;

/** The visitor's outlives the browser's window; the session's does not. */
export const visitorAge = { maxAge: VISITOR_MS / 1000 };

export class SessionCookies {
  constructor(
    private readonly sent: Sent,
    private readonly response: ServerResponse,
    private readonly config: CookieConfig,
    private readonly secure: boolean,
  ) {}

  get session() {
    return this.sent.session.value;
  }

  get visitor() {
    return this.sent.visitor.value;
  }

  get forged() {
    return Object.values(this.sent)
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
    const { session: sid, visitor } = this.sent;
    if (sessionLives && sid.value && sid.isOld) this.setSession(sid.value);
    if (visitor.value && visitor.isOld) this.setVisitor(visitor.value);
  }

  private nameOf(name: Name) {
    return cookiePrefix(this.secure, this.config) + this.config.cookies[name];
  }

  private clear(name: Name) {
    if (this.sent[name].signed) this.put(name, '', { expires: new Date(0) });
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

export const bare = (value: string) => value.replace(/^s:/, '');

/** `__Host-` ties a cookie to this very host, but browsers take it over TLS only. */
export const cookiePrefix = (secure: boolean, { hostCookies }: CookieConfig) =>
  secure && hostCookies ? '__Host-' : '';
