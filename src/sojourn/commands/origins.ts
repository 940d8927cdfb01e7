import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../config.js';

/** Where a browser may send commands and open sockets from. */
@Injectable()
export class Origins {
  constructor(private readonly config: Config) {}

  /** A request that says neither its origin nor its site is no browser's, and passes. */
  include(request: Request) {
    const [origin, site] = [request.get('Origin'), request.get('Sec-Fetch-Site')];
    if (origin && this.config.publicOrigins.includes(origin)) return true;
    const isOwn = origin === undefined || origin === `${request.protocol}://${request.host}`;
    return isOwn && (site === undefined || site === 'same-origin' || site === 'none');
  }
}
