import type { Response } from 'express';
import { STATUS_CODES } from 'node:http';
import type { Refusal } from '../session/refusal.js';
import { answer } from './door.js';

/** RFC 9457. `type` is `about:blank`: the `code` tells the refusals apart. */
function problem({ code, status, message, details: { errors, current } }: Refusal) {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(errors && { errors }),
    ...(current && { current: answer(current) }),
  };
}

export function sendProblem(response: Response, refusal: Refusal) {
  response.status(refusal.status).type('application/problem+json');
  response.send(JSON.stringify(problem(refusal)));
}

export const socketError = ({ code, message, details: { errors, current } }: Refusal) => ({
  code,
  message,
  ...(errors && { errors }),
  ...(current && { current: answer(current) }),
});
