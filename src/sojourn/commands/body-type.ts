import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';
import { remembered } from '../session/remembered.js';

const kindOf = remembered(
  (_, request: Request) => request.is(['json', 'urlencoded']) as 'json' | 'urlencoded' | false,
);

/** @returns undefined where there is no body, false where no parser reads it */
export function bodyKind(request: Request) {
  const { 'content-type': type = '' } = request.headers;
  return hasBody(request) ? kindOf(type, request) : undefined;
}

export const hasBody = ({ headers }: Request) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

/** A body that no parser reads would pass for an empty one. */
export function bodyType(request: Request, _: Response, next: NextFunction) {
  nameUtf8(request);
  if (bodyKind(request) === false && request.get('Content-Length') !== '0') next(unsupported());
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
