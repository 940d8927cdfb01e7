import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Layout } from '../pages/layout.js';
import { redraw } from '../pages/redraw.js';
import { refusedBy } from '../pages/refused.js';
import type { Refusal } from '../session/refusal.js';
import { wantsJson } from './door.js';
import { sendLastResort } from './last.resort.js';
import { asRefusal, sendProblem } from './problem.js';

/** Says a refusal the way the caller asked: a problem in JSON, the form again, or a page of its own. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('Refusal');

  constructor(private readonly layout: Layout) {}

  /** Never rejects: Nest does not wait for it, so nobody would catch that. */
  async catch(error: unknown, host: ArgumentsHost) {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = asRefusal(error);
    if (refusal.status === 500) this.logger.error(error);
    if (response.headersSent) return;
    try {
      await this.say(request, response, refusal);
    } catch (failure) {
      this.logger.error(failure);
      sendLastResort(request, response, refusal.status);
    }
  }

  private say(request: Request, response: Response, refusal: Refusal) {
    const { retryAfterSeconds } = refusal.details;
    if (retryAfterSeconds) response.set('Retry-After', String(retryAfterSeconds));
    if (wantsJson(request)) return sendProblem(response, refusal);
    if (request.formPage && !request.refused) return redrawRefused(request, response, refusal);
    return this.sendPage(request, response, refusal);
  }

  private async sendPage(request: Request, response: Response, refusal: Refusal) {
    const page = { view: 'refusal', title: TITLES[refusal.status] ?? 'That did not work' };
    const model = { status: refusal.status, message: refusal.message };
    const html = await this.layout
      .page(request, page, model)
      .catch(() => this.layout.bare(request, page, model));
    response.status(refusal.status).send(html);
  }
}

const TITLES: Record<number, string> = {
  404: 'Nothing here',
  500: 'Something went wrong',
  503: 'Back in a moment',
};

function redrawRefused(request: Request, response: Response, refusal: Refusal) {
  request.refused = refusedBy(refusal, request);
  redraw(request, response);
}
