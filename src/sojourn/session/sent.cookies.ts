import { parse } from 'cookie';
import { unsign } from 'cookie-signature';
import { LRUCache } from 'lru-cache';
import { bare, cookiePrefix, withoutDoubles, type CookieConfig } from './session.cookie.js';

export interface SentCookie {
  /** As it came, without its mark. */
  signed: string;
  /** What was signed; null where no secret of ours has signed it, or nothing was. */
  value: string | null;
  /** Whether it was signed by an older secret than the first. */
  isOld: boolean;
  isForged: boolean;
}

export type Sent = Record<keyof CookieConfig['cookies'], SentCookie>;

/** In letters of the headers. */
const KEPT = 500_000;

/** Each request of a browser comes with the same cookies: once they were right, they are not read again. */
export class SentCookies {
  private readonly right = new LRUCache<string, Sent>({
    maxSize: KEPT,
    sizeCalculation: (_, header) => header.length,
  });

  constructor(private readonly config: CookieConfig) {}

  read(header = '', secure: boolean): Sent {
    const prefix = cookiePrefix(secure, this.config);
    const key = `${prefix} ${header}`;
    const known = this.right.get(key);
    if (known) return known;
    const cookies = parse(withoutDoubles(header, secure, this.config));
    const { session, visitor } = this.config.cookies;
    const sent = {
      session: this.check(cookies[prefix + session]),
      visitor: this.check(cookies[prefix + visitor]),
    };
    if (sent.session.value && sent.visitor.value) this.right.set(key, sent);
    return sent;
  }

  private check(cookie = ''): SentCookie {
    const signed = bare(cookie);
    const values = this.config.secrets.map((secret) => unsign(signed, secret));
    return {
      signed,
      value: values.find(Boolean) || null,
      isOld: values[0] === false,
      isForged: signed !== '' && values.every((value) => value === false),
    };
  }
}
