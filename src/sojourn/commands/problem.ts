import { HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { STATUS_CODES } from 'node:http';
import { Refusal } from '../session/refusal.js';
import { answer } from './door.js';

const BY_STATUS: Record<number, [code: string, message: string]> = {
  400: ['malformed', 'The request could not be read: send well-formed JSON or a form.'],
  404: ['not-found', 'There is nothing at this address.'],
  412: [
    'precondition-failed',
    'The file is not the one you asked for: ask for it without a condition.',
  ],
  413: ['too-large', 'The request is too large: send 64 kB at most.'],
  415: ['unsupported-type', 'Send application/json or application/x-www-form-urlencoded.'],
  416: ['no-such-range', 'The file is shorter than that: ask for a part that it has.'],
  503: ['unavailable', 'There is too much going on here just now. Try again in a moment.'],
};
const RETRY_AFTER_SECONDS = 1;

const TOO_MANY_OPEN = ['EMFILE', 'ENFILE'];

/** Tells no more of a fault than the caller may know. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = statusOf(error);
  const said = BY_STATUS[status];
  if (!said) return new Refusal('fault', 500, 'Something went wrong on our side.');
  const [code, message] = said;
  const details = status === 503 ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {};
  return new Refusal(code, status, message, details);
}

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

function statusOf(error: unknown) {
  if (error instanceof HttpException) return error.getStatus();
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  return TOO_MANY_OPEN.includes(String(code)) ? 503 : Number(status);
}
