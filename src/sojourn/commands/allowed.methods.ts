import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';
import { wantsJson } from './door.js';

interface Address {
  verb: 'get' | 'post';
  /** As Express takes it: `/orders/:id`. */
  path: string;
  /** Where a browser is led that asks for the address of a command. */
  formPage?: string | undefined;
}

interface Known {
  verbs: Set<Address['verb']>;
  formPage: string | undefined;
}

const METHODS = { get: ['GET', 'HEAD'], post: ['POST'] };

/**
 * Answers what is asked of a known address in another method than its own: 405, both with `Allow`. `OPTIONS` says
 * the same without being refused, and a browser that asks for a command's address gets the page of its form: that
 * address is what a refused form leaves in its address bar.
 * @param addresses asked for at the first request, when all of them are known
 */
export function allowedMethods(addresses: () => readonly Address[]) {
  let table: AddressTable | undefined;
  return (request: Request, response: Response, next: NextFunction) => {
    table ??= new AddressTable(addresses());
    const known = table.find(request.path);
    if (!known || isAllowed(known, request.method)) return next();
    response.set('Allow', allowed(known).join(', '));
    if (request.method === 'OPTIONS') return response.status(204).end();
    if (known.formPage && isRead(request) && !wantsJson(request))
      return response.redirect(303, known.formPage);
    next(methodNotAllowed(known));
  };
}

/** Paths as Express compares them: in any case, and with a slash behind or without. */
class AddressTable {
  private readonly exact = new Map<string, Known>();
  private readonly patterns: [pattern: RegExp, known: Known][] = [];
  private readonly all: Known = { verbs: new Set(), formPage: undefined };

  constructor(addresses: readonly Address[]) {
    for (const { verb, path, formPage } of addresses) {
      const known = this.known(plain(path));
      known.verbs.add(verb);
      known.formPage ??= formPage;
      this.all.verbs.add(verb);
    }
    for (const [path, known] of this.exact)
      if (path.includes(':')) this.patterns.push([patternOf(path), known]);
  }

  find(path: string) {
    if (path === '*') return this.all;
    const asked = plain(path);
    return this.exact.get(asked) ?? this.patterns.find(([pattern]) => pattern.test(asked))?.[1];
  }

  private known(path: string) {
    const known = this.exact.get(path) ?? { verbs: new Set(), formPage: undefined };
    this.exact.set(path, known);
    return known;
  }
}

const plain = (path: string) => path.toLowerCase().replace(/(?<=.)\/$/, '');

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

const allowed = ({ verbs }: Known) => [...[...verbs].flatMap((verb) => METHODS[verb]), 'OPTIONS'];

const isAllowed = ({ verbs }: Known, method: string) =>
  [...verbs].some((verb) => METHODS[verb].includes(method));

const isRead = ({ method }: Request) => METHODS.get.includes(method);

const methodNotAllowed = (known: Known) =>
  new Refusal('method-not-allowed', 405, `This address takes ${allowed(known).join(', ')}.`);
