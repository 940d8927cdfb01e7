import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';
import { AddressTable, type Address, type KnownAddress } from './address.table.js';
import { wantsJson } from './door.js';

const METHODS = { get: ['GET', 'HEAD'], post: ['POST'] };

/**
 * Express middleware: for a known address, answers another method by 405 and `OPTIONS` by 204, both with `Allow`, and a
 * browser's `GET` of a command by a redirect to its form's page.
 * @param addresses read at the first request
 */
export function allowedMethods(addresses: () => readonly Address[]) {
  let table: AddressTable | undefined;
  return (request: Request, response: Response, next: NextFunction) => {
    table ??= new AddressTable(addresses());
    const known = table.find(request.path);
    if (!known) return next();
    answerMethod({ known, base: '' }, request, response, next);
  };
}

export function answerMethod(
  { known, base }: { known: KnownAddress; base: string },
  request: Request,
  response: Response,
  next: NextFunction,
) {
  if (isAllowed(known, request.method)) return next();
  response.set('Allow', allowed(known).join(', '));
  if (request.method === 'OPTIONS') return response.status(204).end();
  if (known.formPage && isRead(request) && !wantsJson(request))
    return response.redirect(303, base + known.formPage);
  next(methodNotAllowed(known));
}

const allowed = ({ verbs }: KnownAddress) => [
  ...[...verbs].flatMap((verb) => METHODS[verb]),
  'OPTIONS',
];

const isAllowed = ({ verbs }: KnownAddress, method: string) =>
  [...verbs].some((verb) => METHODS[verb].includes(method));

const isRead = ({ method }: Request) => METHODS.get.includes(method);

const methodNotAllowed = (known: KnownAddress) =>
  new Refusal('method-not-allowed', 405, `This address takes ${allowed(known).join(', ')}.`);
