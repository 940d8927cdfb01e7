import type { NextFunction, Request, Response } from 'express';
import { readdirSync } from 'node:fs';
import { extname } from 'node:path';

/** By preference: the first that the client reads is taken. */
const ENCODINGS = { br: '.br', gzip: '.gz' };

export function precompressed(folder: string) {
  const paths = new Set(readdirSync(folder).map((name) => `/${name}`));
  return (request: Request, response: Response, next: NextFunction) => {
    const forms = Object.entries(ENCODINGS).filter(([, end]) => paths.has(request.path + end));
    if (forms.length > 0) response.vary('Accept-Encoding');
    const form = forms.find(([encoding]) => request.acceptsEncodings(encoding));
    if (form) request.url = request.path + form[1];
    next();
  };
}

export function encodingHeaders(response: Response, path: string) {
  const form = Object.entries(ENCODINGS).find(([, end]) => path.endsWith(end));
  if (!form) return;
  response.set('Content-Encoding', form[0]).type(extname(path.slice(0, -form[1].length)));
}
