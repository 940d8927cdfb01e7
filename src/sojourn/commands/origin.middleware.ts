import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { AuditLog } from '../session/audit.log.js';
import { SAFE_METHODS } from './door.js';
import { Origins } from './origins.js';

/** A client that sends neither header is no browser. */
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
