import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Refusal } from '../session/refusal.js';
import { SAFE_METHODS, wantsJson } from './door.js';
import { RateLimiter } from './rate.limiter.js';
import { ReadThrottle } from './read.throttle.js';
import { turnAway } from './turn.away.js';

declare module 'express-serve-static-core' {
  interface Request {
    throttled?: Refusal | undefined;
  }
}

@Injectable()
export class ThrottleMiddleware {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly reads: ReadThrottle,
  ) {}

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    if (SAFE_METHODS.includes(request.method)) return this.reads.use(request, response, next);
    const isFirst = !request.currentSession.owner;
    const excess = this.limiter.admit(request);
    if (isFirst && !excess) response.once('close', () => this.settle(request));
    if (excess?.isFlood) return turnAway(request, response, excess.refusal);
    if (excess && wantsJson(request)) return next(excess.refusal);
    request.throttled = excess?.refusal;
    next();
  };

  private settle(request: Request) {
    if (!request.currentSession.owner) this.limiter.beganNone(request);
  }
}
