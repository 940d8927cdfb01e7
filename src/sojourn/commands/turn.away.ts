import type { Request, Response } from 'express';
import type { Refusal } from '../session/refusal.js';
import { wantsJson } from './door.js';
import { sendProblem } from './problem.js';

/** Refuses as cheaply as can be: no body is read, and no page is drawn. */
export function turnAway(request: Request, response: Response, refusal: Refusal) {
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
