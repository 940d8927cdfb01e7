import type { Request } from 'express';
import type { Refusal } from '../session/refusal.js';

/** A form that was refused: its page is drawn again around what was typed. */
export interface Refused {
  command: string;
  values: Record<string, unknown>;
  code: string;
  status: number;
  message: string;
  errors: Record<string, string[]> | undefined;
}

declare module 'express-serve-static-core' {
  interface Request {
    refused?: Refused;
  }
}

export const refusedBy = (refusal: Refusal, { commandAddress, body }: Request): Refused => ({
  command: commandAddress?.command ?? '',
  values: { ...(body as object) },
  code: refusal.code,
  // To a form it is a field that needs another look, with both to choose from.
  status: refusal.code === 'changed-elsewhere' ? 422 : refusal.status,
  message: refusal.message,
  errors: refusal.details.errors,
});
