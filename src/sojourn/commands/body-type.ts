import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';

/** Refuses a body that no parser would read, instead of taking it for none. */
export function bodyType(request: Request, _: Response, next: NextFunction) {
  nameUtf8(request);
  const type = request.is(['json', 'urlencoded']);
  if (type === false && request.get('Content-Length') !== '0') next(unsupported());
  else next();
}

const CHARSET = /(?<=;\s*charset\s*=\s*"?)[^\s";]+/i;

/** UTF-8 has other names, such as `utf8`, which the parsers do not know. */
function nameUtf8({ headers }: Request) {
  headers['content-type'] &&= headers['content-type'].replace(CHARSET, (label) =>
    isUtf8(label) ? 'utf-8' : label,
  );
}

function isUtf8(label: string) {
  try {
    return new TextDecoder(label).encoding === 'utf-8';
  } catch {
    return false;
  }
}

const unsupported = () =>
  new Refusal(
    'unsupported-type',
    415,
    'Send application/json or application/x-www-form-urlencoded, in UTF-8.',
  );
