import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Owner } from './store.js';

/** One visitor's stay, as a door hands it to the rules. The session id is not in it. */
export interface Session {
  /** Null for a stranger, who gets a session with the first change. */
  owner: Owner | null;
  /** Whose the things are that are kept beyond the session; null on a first visit. */
  readonly visitor: string | null;
  /** What the caller asked of this command (`If-Match`, `Idempotency-Key`). */
  readonly ifVersion?: number | undefined;
  readonly commandId?: string | undefined;
  readonly cookie: SessionCookie;
}

/** The cookie side of a session: each door has its own way to set one. */
export interface SessionCookie {
  begin(owner: Owner): Promise<void>;
  /** Gives the session a new id, and ends the old one. */
  renew(): Promise<void>;
  clear(): Promise<void>;
}

declare module 'express-session' {
  interface SessionData {
    owner: string;
    startedAt: number;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    currentSession: Session;
  }
}

/** The session of whoever is asking. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<Request>().currentSession,
);
