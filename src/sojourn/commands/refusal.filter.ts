import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Refusals } from './refusals.js';

/** Answers refusals and faults as the caller asked, by problem+json or HTML. An app may bind it to all routes. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly refusals: Refusals) {}

  catch(error: unknown, host: ArgumentsHost) {
    const http = host.switchToHttp();
    return this.refusals.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }
}
