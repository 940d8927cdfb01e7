import type { NextFunction, Request, Response } from 'express';
import { tooLarge } from '../session/refusal.js';
import { bodyKind } from './body-type.js';

/** A form writes a byte in up to three: `%E6`. */
const ESCAPED = 3;

/** The typed text counts, not its encoding: else a limit in letters would hold for some alphabets only. */
export const formLimit = (bytes: number) => ({
  limit: bytes * ESCAPED,
  verify(_: Request, __: Response, body: Buffer) {
    const escapes = body.toString('latin1').match(/%[\da-f]{2}/gi)?.length ?? 0;
    if (body.length - escapes * (ESCAPED - 1) > bytes) throw payloadTooLarge(bytes);
  },
});

/** For a body that the app's own parser has read, by a limit of its own. */
export const parsedLimit = (bytes: number) => (request: Request, _: Response, next: NextFunction) =>
  next(isParsed(request) && textBytes(request) > bytes ? payloadTooLarge(bytes) : undefined);

const isParsed = ({ body }: Request) => body !== undefined && body !== null;

function textBytes(request: Request) {
  const body = request.body as object;
  const isForm = bodyKind(request) === 'urlencoded';
  return Buffer.byteLength(isForm ? Object.entries(body).flat(2).join('&') : JSON.stringify(body));
}

export const payloadTooLarge = (bytes: number) =>
  tooLarge(`The payload is too large: send ${Math.floor(bytes / 1_024)} kB at most.`);
