import type { Request } from 'express';
import { malformed } from '../session/refusal.js';
import { remembered } from '../session/remembered.js';
import type { Snapshot } from '../session/slice.js';
import { bodyKind } from './body-type.js';

const HTML = 'text/html; charset=utf-8';
// With our charset: a client that names one in its Accept would else match none of these.
const KINDS = [HTML, 'application/json; charset=utf-8', 'application/problem+json; charset=utf-8'];

export const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

// To read an Accept header takes a tenth of a look.
const prefersJson = remembered((_, request: Request) => (request.accepts(KINDS) || HTML) !== HTML);

/** Whether a request is answered as JSON: its `Accept` prefers JSON, or its body is JSON. */
export function wantsJson(request: Request) {
  const { accept = '' } = request.headers;
  return prefersJson(accept, request) || bodyKind(request) === 'json';
}

export const answer = ({ slice, version, state }: Snapshot) => ({ slice, version, state });

/** A form's text is read as numbers where a field needs them; JSON's numbers must be numbers. */
export const FROM_FORM = Symbol('from a form');

export const WAS_ROUNDED = Symbol('an integer was rounded');

declare module 'express-serve-static-core' {
  interface Request {
    isRounded?: boolean;
  }
}

/** Deeper than any command's payload; what reads payloads is recursive, and its stack has an end. */
export const DEPTH_LIMIT = 32;

export function payloadOf(value: unknown = {}): object {
  if (typeof value !== 'object' || value === null || !isPlain(value))
    throw malformed('The payload must be one object with the command’s fields.');
  if (isShallow(value, DEPTH_LIMIT)) return value;
  throw malformed('The payload is nested too deeply.');
}

export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

const isPlain = (value: object) =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

export function checkedConditions({ ifVersion, commandId }: Record<string, unknown>) {
  if (ifVersion !== undefined && !isVersion(ifVersion))
    throw malformed('The version you expect must be a whole number from 0.');
  return { ifVersion, ...checkedKey(commandId) };
}

export function checkedKey(commandId: unknown) {
  if (commandId !== undefined && !isKey(commandId))
    throw malformed('An idempotency key must be 1 to 64 printable ASCII characters.');
  return { commandId };
}

const isVersion = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** An HTTP header can hold no other letters. */
export const KEY = /^[\x20-\x7e]{1,64}$/;

export const isKey = (value: unknown): value is string =>
  typeof value === 'string' && KEY.test(value);
