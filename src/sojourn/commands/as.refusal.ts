import { HttpException } from '@nestjs/common';
import { WsException } from '@nestjs/websockets';
import { STATUS_CODES } from 'node:http';
import { Refusal } from '../session/refusal.js';

/** Codes and sentences for what Express, its parsers and Nest refuse by themselves. */
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
/** Nest's router repeats the address that it was asked for. */
const ROUTERS = /^Cannot [A-Z]+ /;
const RETRY_AFTER_SECONDS = 1;

/** No more files, or connections, may be open in this process or on this machine. */
const TOO_MANY_OPEN = ['EMFILE', 'ENFILE'];

/** Whatever was thrown, as a refusal that tells no more than the caller may know. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof WsException) return new Refusal('forbidden', 403, error.message);
  const status = statusOf(error);
  const said = BY_STATUS[status] ?? byItsStatus(error, status);
  if (!said) return new Refusal('fault', 500, 'Something went wrong on our side.');
  const [code, message] = said;
  const details = status === 503 ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {};
  return new Refusal(code, status, messageOf(error) ?? message, details);
}

/** What a guard of the app says, for one: 403 is `forbidden`. */
function byItsStatus(error: unknown, status: number) {
  const words = STATUS_CODES[status];
  if (!words || !(error instanceof HttpException) || status >= 500) return undefined;
  return [words.toLowerCase().replaceAll(/[^a-z]+/g, '-'), `${words}.`] as const;
}

/** In the app's own words, where it has found some. */
function messageOf(error: unknown) {
  if (!(error instanceof HttpException)) return undefined;
  const message = saidBy(error);
  const isNests = message === STATUS_CODES[error.getStatus()] || ROUTERS.test(message);
  return isNests || message === '' ? undefined : message;
}

/** A pipe of Nest's says what is wrong of each field; without words Nest takes the name of the class. */
function saidBy(error: HttpException) {
  const response = error.getResponse();
  if (typeof response === 'string') return response;
  const { message = '' } = response as { message?: string | string[] };
  return [message].flat().join('. ');
}

function statusOf(error: unknown) {
  if (error instanceof HttpException) return error.getStatus();
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  return TOO_MANY_OPEN.includes(String(code)) ? 503 : Number(status);
}
