import type { Request } from 'express';
import type { Snapshot } from '../session/slice.js';

/** Whether the caller is answered as JSON: it prefers that, or it sent a command as JSON. */
export function wantsJson(request: Request) {
  const preferred = request.accepts(['html', 'json', 'application/problem+json']);
  return (preferred || 'html') !== 'html' || Boolean(request.is('json'));
}

/** What both doors say of a slice. */
export const answer = ({ slice, version, state }: Snapshot) => ({ slice, version, state });

/** A form's text waits for its fields to be read as numbers; JSON's numbers must be numbers. */
export const FROM_FORM = Symbol('from a form');
