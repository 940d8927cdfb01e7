import type { Response } from 'express';

const VARY = 'Cookie, Accept';

/** Sets headers by which no cache keeps an answer that is one visitor's. */
export function forNobodyElse(response: Response) {
  const vary = response.getHeader('Vary');
  if (vary === undefined) response.setHeader('Vary', VARY);
  else if (vary !== VARY) response.vary(VARY);
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'private, no-store');
}
