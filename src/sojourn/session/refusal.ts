import type { Snapshot } from './slice.js';

interface Details {
  /** The messages of each field that was wrong. */
  errors?: Record<string, string[]>;
  /** The slice as it is now, where the caller's version was stale. */
  current?: Snapshot;
  retryAfterSeconds?: number;
}

/** What a command throws, answered with the same `code` as problem+json, on the form's page, in the acknowledgement. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: Details = {},
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}

/** 422. @param errors the messages of each field */
export const invalid = (errors: Record<string, string[]>) =>
  new Refusal('invalid', 422, 'Some of what was entered needs another look.', { errors });

export const malformed = (message: string) => new Refusal('malformed', 400, message);

export const notFound = (message: string) => new Refusal('not-found', 404, message);

/**
 * 409, for a rule of the feature.
 * @param code of this rule, such as `empty-cart`
 * @param field beside which the message stands. Default: none
 */
export const conflict = (code: string, message: string, field?: string) =>
  new Refusal(code, 409, message, field ? { errors: { [field]: [message] } } : {});

/** 409, where a field holds something else than the caller saw. The answer has the slice as it is now. */
export const changedElsewhere = (field: string, now: string) => {
  const message = `Another tab wrote “${now}” meanwhile: take that, or keep yours.`;
  return new Refusal('changed-elsewhere', 409, message, { errors: { [field]: [message] } });
};

export const stale = (current: Snapshot) =>
  new Refusal('stale', 412, 'It has changed since you last saw it. Look again, then retry.', {
    current,
  });

export const versionless = () =>
  new Refusal(
    'stale',
    412,
    'This has no version to compare: send it without If-Match or ifVersion.',
  );

export const tooLarge = (message: string) => new Refusal('too-large', 413, message);

/** 429, with `Retry-After: 1`. */
export const tooMany = (message: string) =>
  new Refusal('too-many', 429, message, { retryAfterSeconds: 1 });

/** @param cause for the log, not for the caller */
export const unavailable = (cause?: unknown) =>
  new Refusal(
    'unavailable',
    503,
    'The store can’t be reached just now. Try again in a moment.',
    { retryAfterSeconds: 1 },
    { cause },
  );

export const sessionEnded = () =>
  conflict('session-ended', 'This session has ended, so nothing was changed. Start a new one.');

export const sessionRenewed = () =>
  conflict(
    'session-ended',
    'Your session has a new id by now, so nothing was changed. Send it again.',
  );

export const keyReused = () =>
  conflict('key-reused', 'This key was used for another command already: take a new one.');

export const nothingToUndo = () =>
  conflict('nothing-to-undo', 'Nothing was changed here yet, so there is nothing to undo.');

export const notUndoable = () =>
  conflict('not-undoable', 'This change can’t be taken back: what followed from it goes on.');
