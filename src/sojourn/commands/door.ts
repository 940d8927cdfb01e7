import type { Request } from 'express';
import { malformed } from '../session/refusal.js';
import type { Session } from '../session/session.js';
import type { Snapshot } from '../session/slice.js';

const HTML = 'text/html; charset=utf-8';
// With the charset we send, or a client that names it in its Accept would be said to take none of these.
const KINDS = [HTML, 'application/json; charset=utf-8', 'application/problem+json; charset=utf-8'];

/** What changes nothing. */
export const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Whether the caller is answered as JSON: it prefers that, or it sent a command as JSON. */
export function wantsJson(request: Request) {
  return (request.accepts(KINDS) || HTML) !== HTML || Boolean(request.is('json'));
}

/** What both doors say of a slice. */
export const answer = ({ slice, version, state }: Snapshot) => ({ slice, version, state });

/** A form's text waits for its fields to be read as numbers; JSON's numbers must be numbers. */
export const FROM_FORM = Symbol('from a form');

/** A JSON text that held an integer which JavaScript rounds. */
export const WAS_ROUNDED = Symbol('an integer was rounded');

declare module 'express-serve-static-core' {
  interface Request {
    /** Whether its JSON held an integer which JavaScript rounds. */
    isRounded?: boolean;
  }
}

/** Whose command a payload is: the session is told what was read of it. */
export const CALLER = Symbol('the session of the caller');

export const addressedTo = <Payload extends object>(session: Session, payload: Payload) =>
  Object.defineProperty(payload, CALLER, { value: session });

/** Deeper than any command's payload; what reads payloads does so recursively, and its stack has an end. */
export const DEPTH_LIMIT = 32;

/** A payload as a plain object; none at all is an empty one. */
export function payloadOf(value: unknown = {}): object {
  if (typeof value !== 'object' || value === null || !isPlain(value))
    throw malformed('The payload must be one object with the command’s fields.');
  if (isShallow(value, DEPTH_LIMIT)) return value;
  throw malformed('The payload is nested too deeply.');
}

/** Whether a value has no more levels than so many. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

const isPlain = (value: object) =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/** @throws Refusal where a condition is not of its form; both are optional */
export function checkedConditions({ ifVersion, commandId }: Record<string, unknown>) {
  if (ifVersion !== undefined && !isVersion(ifVersion))
    throw malformed('The version you expect must be a whole number from 0.');
  return { ifVersion, ...checkedKey(commandId) };
}

/** @throws Refusal `malformed` where a command's id is none; it is optional */
export function checkedKey(commandId: unknown) {
  if (commandId !== undefined && !isKey(commandId))
    throw malformed('An idempotency key must be 1 to 64 printable ASCII characters.');
  return { commandId };
}

const isVersion = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** Of a command; as an HTTP header it can hold no other letters. */
export const KEY = /^[\x20-\x7e]{1,64}$/;

export const isKey = (value: unknown): value is string =>
  typeof value === 'string' && KEY.test(value);
