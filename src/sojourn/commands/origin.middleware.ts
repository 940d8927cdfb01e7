import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { AuditLog } from '../session/audit.log.js';
import { SAFE_METHODS } from './door.js';
import { Origins } from './origins.js';

/** Refuses what another site makes a browser send, before it is read; clients that do not say where they are from pass. */
@Injectable()
export class OriginMiddleware {
  constructor(
    private readonly origins: Origins,
    private readonly audit: AuditLog,
  ) {}

  readonly use = (request: Request, _: Response, next: NextFunction) => {
    if (SAFE_METHODS.includes(request.method)) return next();
    if (this.origins.include(request)) return next();
    this.audit.originRefused('http', request.currentSession.owner?.key);
    next(this.origins.foreign());
  };
}
