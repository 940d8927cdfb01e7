import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Refusal } from '../session/refusal.js';
import { SAFE_METHODS, wantsJson } from './door.js';
import { sendProblem } from './problem.js';
import { RateLimiter } from './rate.limiter.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Why it is refused, once its form is known. */
    throttled?: Refusal | undefined;
  }
}

/** Refuses commands that come too fast, before their body is read and anything is written. */
@Injectable()
export class ThrottleMiddleware {
  constructor(private readonly limiter: RateLimiter) {}

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    if (SAFE_METHODS.includes(request.method)) return next();
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

/** As cheap as an answer can be: no body is read, and no page is drawn. */
function turnAway(request: Request, response: Response, refusal: Refusal) {
  const { status, message, details } = refusal;
  response.set('Retry-After', String(details.retryAfterSeconds));
  if (isPipelined(response)) response.set('Connection', 'close');
  if (wantsJson(request)) return sendProblem(response, refusal);
  response.status(status).type('html').send(`<!doctype html><title>${message}</title>${message}`);
}

/**
 * Whether it waits for an answer before it. Hundreds of requests come so in one packet, and are all taken in one turn
 * of the event loop. Other connections are kept: Node accepts one in a turn, and others would wait in that queue.
 */
const isPipelined = ({ socket }: Response) => socket === null;
