import type { Request } from 'express';
import type { Refusal } from '../session/refusal.js';

export interface Refused {
  command: string;
  values: Record<string, unknown>;
  code: string;
  status: number;
  message: string;
  errors: Record<string, string[]> | undefined;
  /** Where the page has drawn the wrong fields, by their names: the summary leads there. */
  drawn: Record<string, { id: string; label: string }>;
}

declare module 'express-serve-static-core' {
  interface Request {
    refused?: Refused;
  }
}

export const refusedBy = (refusal: Refusal, request: Request): Refused => ({
  command: request.commandAddress?.command ?? '',
  values: { ...(request.typed ?? (request.body as object)) },
  code: refusal.code,
  // To a form it is a field that needs another look, with both to choose from.
  status: refusal.code === 'changed-elsewhere' ? 422 : refusal.status,
  message: refusal.message,
  errors: refusal.details.errors,
  drawn: {},
});

export const wrongFields = ({ errors = {}, drawn, message }: Refused) =>
  Object.entries(errors).map(([name, messages]) => ({
    ...(drawn[name] ?? { label: name }),
    // A rule of the feature is said once, above.
    messages: messages.filter((each) => each !== message).join(' '),
  }));
