import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { addressOf } from './command.address.js';
import { commandOptions } from './command.options.js';
import { placeOf } from './place.js';
import { RateLimiter } from './rate.limiter.js';

/** Refuses what was throttled only here: its form is known now, and can be drawn again. */
@Injectable()
export class CommandGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter) {}

  canActivate(context: ExecutionContext) {
    if (context.getType() === 'http') this.admitRequest(context);
    this.admitCost(context);
    return true;
  }

  private admitRequest(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest<Request>();
    const place = placeOf(context.getClass());
    // A path that the gate can't know must not be a way around it.
    if (!request.hasPassedGate)
      throw new Error(`Give the controller "${place.path}" one path, as text.`);
    const { name, page = place.page } = commandOptions(context.getHandler())!;
    const address = addressOf({ ...place, page }, name, request);
    request.commandAddress = address;
    request.formPage = address.base + page;
    if (request.throttled) throw request.throttled;
  }

  private admitCost(context: ExecutionContext) {
    const { cost = 1 } = commandOptions(context.getHandler())!;
    if (cost === 1) return;
    // A socket's request has no more than its session.
    const excess = this.limiter.admitMore(context.getArgByIndex<Request>(0), cost - 1);
    if (excess) throw excess.refusal;
  }
}
