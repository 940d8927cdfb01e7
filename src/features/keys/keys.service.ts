import { Injectable } from '@nestjs/common';
import { invalid, Refusal, SessionService, type Session } from 'sojourn';
import {
  COOKIE_LIMIT,
  isSignedWith,
  JSON_LIMIT_BYTES,
  makeCookie,
  readSession,
  readTimestamp,
  takeApart,
  type Parts,
} from './cookie.js';
import type { ReadCookie, SignedCookie } from './keys.answers.js';
import type { ReadDto, SignDto } from './keys.dto.js';
import { LESSON_KEY } from './lesson.js';
import { writeTagged } from './tagged.js';

@Injectable()
export class KeysService {
  constructor(private readonly sessions: SessionService) {}

  sign(session: Session, payload: SignDto) {
    return this.sessions.answer(session, (now) => signCookie(payload, now));
  }

  read(session: Session, payload: ReadDto) {
    return this.sessions.answer(session, () => readCookie(payload));
  }
}

export function signCookie({ payload, secret = LESSON_KEY }: SignDto, now: number): SignedCookie {
  const json = writeTagged(payload);
  const cookie = makeCookie(json, now, secret);
  if (json.length > JSON_LIMIT_BYTES || cookie.length > COOKIE_LIMIT) throw tooLarge();
  return { cookie, payload, signedAt: signedAt(takeApart(cookie)) };
}

function readCookie({ cookie, secret }: ReadDto): ReadCookie {
  const parts = takeApart(cookie);
  const valid = secret === undefined ? null : isSignedWith(parts, secret);
  const payload = valid === false ? readIfLegible(parts) : readSession(parts);
  return { payload, signedAt: signedAt(parts), valid };
}

const tooLarge = () =>
  invalid({ payload: [`It is too large: ${COOKIE_LIMIT} characters as a cookie at most.`] });

const signedAt = (parts: Parts) => new Date(readTimestamp(parts)).toISOString();

/** A cookie that was changed may have become unreadable; that it was changed is then all there is to say. */
function readIfLegible(parts: Parts) {
  try {
    return readSession(parts);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
