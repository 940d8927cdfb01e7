import type { NextFunction, Request, Response } from 'express';

/** What the file server says of a file before it looks at the conditions of the request. */
const OF_THE_FILE = ['Accept-Ranges', 'Content-Encoding', 'Content-Type', 'ETag', 'Last-Modified'];

/** A refusal is not the file: no cache may keep it, and it has a type of its own. */
export function assetRefusal(error: unknown, _: Request, response: Response, next: NextFunction) {
  if (!response.headersSent) {
    for (const name of OF_THE_FILE) response.removeHeader(name);
    response.set('Cache-Control', 'no-store');
  }
  next(error);
}
