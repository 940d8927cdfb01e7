import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';

/** Refuses a body that no parser would read, instead of taking it for none. */
export function bodyType(request: Request, _: Response, next: NextFunction) {
  const type = request.is(['json', 'urlencoded']);
  if (type === false && request.get('Content-Length') !== '0') next(unsupported());
  else next();
}

const unsupported = () =>
  new Refusal(
    'unsupported-type',
    415,
    'Send application/json or application/x-www-form-urlencoded.',
  );
