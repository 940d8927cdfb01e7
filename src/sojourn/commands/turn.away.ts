import type { Request, Response } from 'express';
import type { Refusal } from '../session/refusal.js';
import { wantsJson } from './door.js';
import { sendProblem } from './problem.js';

export function turnAway(request: Request, response: Response, refusal: Refusal) {
  const { status, message, details } = refusal;
  response.set('Retry-After', String(details.retryAfterSeconds));
  if (isPipelined(response)) response.set('Connection', 'close');
  if (wantsJson(request)) return sendProblem(response, refusal);
  response.status(status).type('html').send(`<!doctype html><title>${message}</title>${message}`);
}

/** Hundreds of pipelined requests come in one packet. Other connections are kept: Node accepts one in a turn. */
const isPipelined = ({ socket }: Response) => socket === null;
