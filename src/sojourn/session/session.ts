import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import type { Door, Owner } from './change.js';
import { forNobodyElse } from './personal.js';
import { sessionEnded, sessionRenewed, versionless } from './refusal.js';

/** Why a session is over: its visitor ended it, or its time ran out. */
export type Reason = 'ended' | 'expired';

/** Why a session id is dead: its session is over, or got a new id. */
export type End = Reason | 'renewed';

/** The version that a slice must have, or one of several; undefined where the caller does not care. */
export type Expected = number | readonly number[] | undefined;

/** What a door knows of the command that is asked for. */
export interface Command {
  /** The event's name, such as `pay:set-wage`. */
  readonly command?: string | undefined;
  readonly door?: Door | undefined;
  /** The checked payload. */
  payload?: object | undefined;
  /** What the caller asked of this command (`If-Match`, `Idempotency-Key`): the version, or one of several. */
  readonly ifVersion?: Expected;
  readonly commandId?: string | undefined;
}

/** One visitor's stay, as a door hands it to the rules. The session id is not in it. */
export interface Session extends Command {
  /** Null for a stranger, who gets a session with the first change. */
  owner: Owner | null;
  /** Whose the things are that are kept beyond the session; null on a first visit. */
  readonly visitor: string | null;
  /** Why the session that the caller named is over; undefined where it goes on, or where there was none. */
  readonly over?: End | undefined;
  /** Gives a stranger the cookies of the session that was just made. */
  begin(owner: Owner): Promise<void>;
  /** Takes the visitor's name back from the browser, where the door can set cookies. */
  forgetVisitor?(): void;
  /** Gives the browser the visitor's name where it has none any more, where the door can set cookies. */
  keepVisitor?(): void;
}

/** @throws Refusal `session-ended` for an id that was renewed: a new session would take the renewed one's place */
export function mustBeCurrent({ over }: Pick<Session, 'over'>) {
  if (over === 'renewed') throw sessionRenewed();
}

/** @throws Refusal `stale` where a version is expected of a command that is about no slice */
export function mustExpectNone({ ifVersion }: Command) {
  if (ifVersion !== undefined) throw versionless();
}

/** A session whose cookies can be set: one that came with an HTTP request. */
export interface CookieSession extends Session {
  /** Gives the session a new id, and ends the old one. */
  renew(now: number): Promise<void>;
  clear(): void;
  /** Whether the browser has no name for its visitor. */
  readonly isNameless: boolean;
}

/** The session of an owner that lives, for a door that can set no cookies. */
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
 * The session of whoever is asking, by either door. What is answered then is for nobody else: no cache keeps it.
 * @example show(@CurrentSession() session: Session) { return this.sessions.read(session, Counter); }
 */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext) => {
  if (context.getType() === 'http') forNobodyElse(context.switchToHttp().getResponse<Response>());
  return context.getArgByIndex<{ currentSession: Session }>(0).currentSession;
});
