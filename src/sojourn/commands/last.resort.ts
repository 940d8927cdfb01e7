import type { Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';
import { wantsJson } from './door.js';
import { plainPage } from './plain.page.js';
import { sendProblem } from './problem.js';

const MESSAGE = 'Something went wrong on our side. Try again in a moment.';

/** For where a refusal failed itself: needs no file, no template and no session. */
export function sendLastResort(request: Request, response: Response, status: number) {
  const refusal = new Refusal('fault', status, MESSAGE);
  if (response.headersSent) response.destroy();
  else if (wantsJson(request)) sendProblem(response, refusal);
  else response.status(status).type('html').send(plainPage(refusal));
}
