import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { formPageOf } from './command.js';

/** Refuses what was throttled where its form is known, so that the form is drawn again with what was typed. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const { throttled } = request;
    if (!throttled || request.refused) return true;
    request.formPage = formPageOf(context.getHandler(), request);
    throw throttled;
  }
}
