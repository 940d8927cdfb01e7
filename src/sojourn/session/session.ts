import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import type { Door, Owner } from './change.js';
import { forNobodyElse } from './personal.js';
import { sessionEnded, sessionRenewed, versionless } from './refusal.js';

export type Reason = 'ended' | 'expired';

/** Why a session id is dead. */
export type End = Reason | 'renewed';

/** One version, or one of several; undefined for any. */
export type Expected = number | readonly number[] | undefined;

export interface Command {
  /** The event's name, such as `pay:set-wage`. */
  readonly command?: string | undefined;
  readonly door?: Door | undefined;
  payload?: object | undefined;
  result?: object | undefined;
  readonly ifVersion?: Expected;
  readonly commandId?: string | undefined;
}

/** One visitor's session as a door hands it to a command. The session id is not in it. */
export interface Session extends Command {
  /** Null for a stranger, who gets a session with the first change. */
  owner: Owner | null;
  /** The key of what is kept beyond the session; null on a first visit. */
  readonly visitor: string | null;
  /** Why the session that the caller named is over. */
  readonly over?: End | undefined;
  begin(owner: Owner): Promise<void>;
  /** Undefined where the door can't set cookies. */
  forgetVisitor?(): void;
  /** Where the browser has no name for its visitor any more; undefined where the door can't set cookies. */
  keepVisitor?(): void;
}

/** A new session would take the place of the renewed one. */
export function mustBeCurrent({ over }: Pick<Session, 'over'>) {
  if (over === 'renewed') throw sessionRenewed();
}

export function mustExpectNone({ ifVersion }: Command) {
  if (ifVersion !== undefined) throw versionless();
}

export interface CookieSession extends Session {
  renew(now: number): Promise<void>;
  clear(): void;
  readonly isNameless: boolean;
}

export const sessionOfOwner = (owner: Owner, command: Command = {}): Session => ({
  owner,
  visitor: owner.visitor,
  begin: () => Promise.reject(sessionEnded()),
  ...command,
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

/**
 * The session of the caller, by either door. No cache keeps the answer.
 * @example show(@CurrentSession() session: Session) { return this.sessions.read(session, Counter); }
 */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext) => {
  if (context.getType() === 'http') forNobodyElse(context.switchToHttp().getResponse<Response>());
  return context.getArgByIndex<{ currentSession: Session }>(0).currentSession;
});
