import type { Request, Response } from 'express';
import { tooLarge } from '../session/refusal.js';

/** A request's payload may take this many bytes, by either door. */
export const PAYLOAD_LIMIT_BYTES = 65_536;
/** A form writes a byte in up to three: `%E6`. */
const ESCAPED = 3;

/**
 * The options of the parser of forms. What counts is the text that was typed, and not how a form writes it: else
 * a limit in letters would hold for some alphabets only.
 */
export const formLimit = {
  limit: PAYLOAD_LIMIT_BYTES * ESCAPED,
  /** @throws Refusal `too-large` */
  verify(_: Request, __: Response, body: Buffer) {
    const escapes = body.toString('latin1').match(/%[\da-f]{2}/gi)?.length ?? 0;
    if (body.length - escapes * (ESCAPED - 1) > PAYLOAD_LIMIT_BYTES) throw payloadTooLarge();
  },
};

export const payloadTooLarge = () => tooLarge('The payload is too large: send 64 kB at most.');
