import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sessionEnded } from './refusal.js';
import type { Owner } from './store.js';
import type { Reason } from './tabs.js';

/** One visitor's stay, as a door hands it to the rules. The session id is not in it. */
export interface Session {
  /** Null for a stranger, who gets a session with the first change. */
  owner: Owner | null;
  /** Whose the things are that are kept beyond the session; null on a first visit. */
  readonly visitor: string | null;
  /** What the caller asked of this command (`If-Match`, `Idempotency-Key`). */
  readonly ifVersion?: number | undefined;
  readonly commandId?: string | undefined;
  /** Gives a stranger the cookies of the session that was just made. */
  begin(owner: Owner): Promise<void>;
}

/** A session whose cookies can be set: one that came with an HTTP request. */
export interface CookieSession extends Session {
  /** Why the session that the cookie names is over; undefined where it goes on, or where there was none. */
  readonly over: Reason | undefined;
  /** Gives the session a new id, and ends the old one. */
  renew(): Promise<void>;
  clear(): Promise<void>;
}

/** The session of an owner that lives, for a door that can set no cookies. */
export const sessionOf = (
  owner: Owner,
  conditions: Pick<Session, 'ifVersion' | 'commandId'> = {},
): Session => ({
  owner,
  visitor: owner.visitor,
  begin: () => Promise.reject(sessionEnded()),
  ...conditions,
});

declare module 'express-session' {
  interface SessionData {
    owner: string;
    startedAt: number;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    currentSession: CookieSession;
  }
}

/** The session of whoever is asking, by either door. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.getArgByIndex<{ currentSession: Session }>(0).currentSession,
);
