import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Refusals } from './refusals.js';

/** Says what was thrown as a refusal. Bound to the package's own routes; an app may bind it to all of its own. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly refusals: Refusals) {}

  catch(error: unknown, host: ArgumentsHost) {
    const http = host.switchToHttp();
    return this.refusals.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }
}
