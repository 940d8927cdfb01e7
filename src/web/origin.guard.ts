import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../session/refusal.js';
import { Origins } from './origins.js';

/** Refuses what another site makes a browser send; clients that do not say where they are from pass. */
@Injectable()
export class OriginGuard implements CanActivate {
  private readonly logger = new Logger('OriginGuard');

  constructor(private readonly origins: Origins) {}

  canActivate(context: ExecutionContext) {
    // A socket's origin was checked with its handshake.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    if (this.origins.include(request)) return true;
    this.logger.warn(`Refused a ${request.method} of another origin.`);
    throw new Refusal(
      'foreign-origin',
      403,
      'This was sent from another site, so nothing was changed. (Behind a proxy, set TRUST_PROXY or PUBLIC_ORIGIN.)',
    );
  }
}
