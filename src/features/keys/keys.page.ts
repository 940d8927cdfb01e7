import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock, SessionService } from 'sojourn';
import { Greeting } from '../greeting/greeting.slice.js';
import type { ReadCookie, SignedCookie } from './keys.answers.js';
import type { ReadDto } from './keys.dto.js';
import { signCookie } from './keys.service.js';
import { apart, LESSON_KEY, rotation, sampleSession } from './lesson.js';
import type { Tagged } from './tagged.js';

@Injectable()
export class KeysPage {
  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  async model(request: Request) {
    const sample = await this.sample(request);
    const { cookie, secret, read } =
      shownBy(request) ?? signed(signCookie({ payload: sample }, this.clock.now()));
    // Around a refused form there is nothing that was read.
    const shown = request.refused ? undefined : cookie;
    const lesson = {
      cookie,
      secret,
      payload: JSON.stringify(read.payload ?? sample, null, 2),
      apart: shown && apart(shown, read),
      rotation: rotation(shown, this.clock.now()),
    };
    return { lesson };
  }

  private async sample({ currentSession }: Request): Promise<Tagged> {
    const { state } = await this.sessions.read(currentSession, Greeting);
    return sampleSession(state.name);
  }
}

function shownBy({ answered }: Request) {
  if (!answered) return undefined;
  const { cookie = '', secret } = answered.values as Partial<ReadDto>;
  if (answered.command === 'keys/sign') return signed(answered.result as SignedCookie, secret);
  return { cookie: cookie.trim(), secret, read: answered.result as ReadCookie };
}

const signed = ({ cookie, payload, signedAt }: SignedCookie, typed?: string) => ({
  cookie,
  secret: typed || LESSON_KEY,
  read: { payload, signedAt, valid: true },
});
