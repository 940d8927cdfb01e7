import { Injectable, Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';
import { Origins } from './origins.js';

/** Refuses what another site makes a browser send, before it is read; clients that do not say where they are from pass. */
@Injectable()
export class OriginMiddleware {
  private readonly logger = new Logger('OriginMiddleware');

  constructor(private readonly origins: Origins) {}

  readonly use = (request: Request, _: Response, next: NextFunction) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (this.origins.include(request)) return next();
    this.logger.warn(`Refused a ${request.method} of another origin.`);
    next(foreignOrigin());
  };
}

export const foreignOrigin = () =>
  new Refusal(
    'foreign-origin',
    403,
    'This was sent from another site, so nothing was changed. (Behind a proxy, set TRUST_PROXY or PUBLIC_ORIGIN.)',
  );
