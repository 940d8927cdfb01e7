import type { Response } from 'express';

/** Sets headers by which no cache keeps an answer that is one visitor's. */
export function forNobodyElse(response: Response) {
  response.vary('Cookie').vary('Accept');
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'private, no-store');
}
