import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { forNobodyElse } from '../session/personal.js';
import type { Refusal } from '../session/refusal.js';
import { Tally } from '../session/tally.js';
import { asRefusal } from './as.refusal.js';
import { bodyKind } from './body-type.js';
import { wantsJson } from './door.js';
import { Html } from './html.js';
import { sendLastResort } from './last.resort.js';
import { plainPage } from './plain.page.js';
import { sendProblem } from './problem.js';

@Injectable()
export class Refusals {
  private readonly logger = new Logger('Refusal');

  constructor(
    private readonly html: Html,
    private readonly tally: Tally,
  ) {}

  /** Never rejects: nobody would catch that. */
  async answer(error: unknown, request: Request, response: Response) {
    const refusal = asRefusal(error);
    if (refusal.status === 500) this.logger.error(error);
    this.count(request, refusal);
    if (response.headersSent) return;
    try {
      await this.say(request, response, refusal);
    } catch (failure) {
      this.logger.error(failure);
      sendLastResort(request, response, refusal.status);
    }
  }

  private count(request: Request, { code }: Refusal) {
    const { commandAddress: address } = request;
    if (!address) return;
    const door = bodyKind(request) === 'urlencoded' ? 'form' : 'json';
    this.tally.add('commands', { command: address.event, door, result: code });
  }

  private say(request: Request, response: Response, refusal: Refusal) {
    const { retryAfterSeconds } = refusal.details;
    if (retryAfterSeconds) response.set('Retry-After', String(retryAfterSeconds));
    forNobodyElse(response);
    if (wantsJson(request)) return sendProblem(response, refusal);
    if (this.html.face) return this.html.face.refused(request, response, refusal);
    return response.status(refusal.status).type('html').send(plainPage(refusal, request.formPage));
  }
}
