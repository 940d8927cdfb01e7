import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config.js';
import { Refusal } from '../session/refusal.js';

/** Refuses what another site makes a browser send; clients that say neither where they are from pass. */
@Injectable()
export class OriginGuard implements CanActivate {
  private readonly logger = new Logger('OriginGuard');

  constructor(private readonly config: Config) {}

  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    if (this.isOurs(request)) return true;
    this.logger.warn(`Refused a ${request.method} of another origin.`);
    throw new Refusal(
      'foreign-origin',
      403,
      'This was sent from another site, so nothing was changed. (Behind a proxy, set TRUST_PROXY or PUBLIC_ORIGIN.)',
    );
  }

  private isOurs(request: Request) {
    const [origin, site] = [request.get('Origin'), request.get('Sec-Fetch-Site')];
    if (origin && this.config.publicOrigins.includes(origin)) return true;
    const isOwn = origin === undefined || origin === `${request.protocol}://${request.host}`;
    return isOwn && (site === undefined || site === 'same-origin' || site === 'none');
  }
}
