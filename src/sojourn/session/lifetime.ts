import { Injectable } from '@nestjs/common';
import { Answers } from './answers.js';
import { Clock } from './clock.js';
import { Owners } from './owners.js';
import { notFound, Refusal } from './refusal.js';
import { mustBeCurrent, type CookieSession, type Session } from './session.js';
import { Storage } from './storage.js';

@Injectable()
export class Lifetime {
  constructor(
    private readonly storage: Storage,
    private readonly owners: Owners,
    private readonly answers: Answers,
    private readonly clock: Clock,
  ) {}

  async end(session: CookieSession) {
    mustBeCurrent(session);
    // An end waits for no store that can't look just now.
    await this.answers.has(session).catch(unlessUnavailable);
    if (session.owner) await this.storage.end(session.owner.key, this.clock.now());
    session.clear();
  }

  async renew(session: CookieSession) {
    mustBeCurrent(session);
    if (!session.owner) throw notFound('There is no session to renew.');
    if (await this.answers.has(session)) return;
    await session.renew(this.clock.now());
    // Not before: whoever never got the new id could not renew again.
    await this.answers.answer(session, () => undefined);
  }

  async stay(session: Session) {
    const { owner } = session;
    if (!owner) throw notFound('There is no session to keep.');
    const idleExpiresAt = await this.answers.answer(session, (now) => this.owners.idleEnd(now));
    await this.owners.stay(owner);
    return { idleExpiresAt, expiresAt: owner.expiresAt };
  }
}

function unlessUnavailable(error: unknown) {
  if (!(error instanceof Refusal) || error.code !== 'unavailable') throw error;
}
