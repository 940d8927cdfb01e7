import type { Response } from 'express';

/** No cache may keep what is one visitor's, or hand it to another. */
export function forNobodyElse(response: Response) {
  response.vary('Cookie').vary('Accept');
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'private, no-store');
}
