import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../session/refusal.js';
import { SessionConfig } from '../session/session.config.js';

/** Where a browser may send commands and open sockets from. */
@Injectable()
export class Origins {
  constructor(private readonly config: SessionConfig) {}

  /** A request that says neither its origin nor its site is no browser's, and passes. */
  include(request: Request) {
    const [said, site] = [request.get('Origin'), request.get('Sec-Fetch-Site')];
    // So a page's own forms come where its referrer policy hides it; no page can set the other header.
    if (said === 'null') return site === 'same-origin';
    const origin = said === undefined ? undefined : originOf(said);
    if (origin && this.config.publicOrigins.includes(origin)) return true;
    const isOwn = said === undefined || (origin !== undefined && origin === ownOrigin(request));
    return isOwn && (site === undefined || site === 'same-origin' || site === 'none');
  }

  foreign() {
    const { trustProxy, publicOrigins } = this.config.settings;
    const cure = `(Behind a proxy, set ${trustProxy} or ${publicOrigins}.)`;
    const message = `This was sent from another site, so nothing was changed. ${cure}`;
    return new Refusal('foreign-origin', 403, message);
  }
}

const ownOrigin = ({ protocol, host }: Request) => originOf(`${protocol}://${host}`);

const ORIGIN = /^https?:\/\/[^/\\?#@]+$/i;

/** As the URL standard writes an origin: in lower case, and without the port that goes without saying. */
const originOf = (text: string) =>
  ORIGIN.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
