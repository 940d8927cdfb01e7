import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { SessionConfig } from '../session/session.config.js';
import { RateLimiter } from './rate.limiter.js';
import { ReadQueue } from './read.queue.js';
import { turnAway } from './turn.away.js';

@Injectable()
export class ReadThrottle {
  constructor(
    private readonly config: SessionConfig,
    private readonly limiter: RateLimiter,
    private readonly queue: ReadQueue,
  ) {}

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    if (!this.limiter.limitsReads || this.isUnlimited(request)) return next();
    const excess = this.limiter.read(request);
    if (excess?.isFlood) return turnAway(request, response, excess.refusal);
    if (excess) return next(excess.refusal);
    // A pipelined read waits for an answer before it: it must not hold its client's other reads up.
    if (response.socket) this.enter(request, response, next);
    else response.once('socket', () => this.enter(request, response, next));
  };

  private isUnlimited({ path }: Request) {
    return this.config.unlimitedPaths.includes(path);
  }

  private enter(request: Request, response: Response, next: NextFunction) {
    const { socket } = request;
    this.queue.enter(this.limiter.clientOf(request), (done) => {
      if (socket.destroyed) return done();
      const leave = () => {
        socket.off('close', leave);
        done();
      };
      socket.once('close', leave);
      onHeaders(response, leave);
      next();
    });
  }
}

/** A page is drawn by then. How fast its client reads it must not delay others, nor a stream that stays open. */
function onHeaders(response: Response, leave: () => void) {
  const write = response.writeHead.bind(response) as (...args: unknown[]) => Response;
  response.writeHead = (...args: unknown[]) => {
    leave();
    return write(...args);
  };
}
