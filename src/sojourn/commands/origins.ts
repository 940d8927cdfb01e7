import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../session/refusal.js';
import { SessionConfig } from '../session/session.config.js';

@Injectable()
export class Origins {
  constructor(private readonly config: SessionConfig) {}

  include(request: Request) {
    const [said, site] = [request.get('Origin'), request.get('Sec-Fetch-Site')];
    // A page's own forms come so where its referrer policy hides the origin; no page can set the other header.
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

const originOf = (text: string) =>
  ORIGIN.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
