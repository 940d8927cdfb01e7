import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';

/** A body that no parser reads would pass for an empty one. */
export function bodyType(request: Request, _: Response, next: NextFunction) {
  nameUtf8(request);
  const type = request.is(['json', 'urlencoded']);
  if (type === false && request.get('Content-Length') !== '0') next(unsupported());
  else next();
}

const CHARSET = /(?<=;\s*charset\s*=\s*"?)[^\s";]+/i;

/** The parsers know UTF-8 by one name only. */
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
