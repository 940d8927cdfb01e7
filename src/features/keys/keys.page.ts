import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../session/clock.js';
import { SessionService } from '../../session/session.service.js';
import { Greeting } from '../greeting/greeting.slice.js';
import type { Read } from './keys.dto.js';
import { KeysService } from './keys.service.js';
import { apart, LESSON_KEY, rotation, sampleSession } from './lesson.js';
import type { Tagged } from './tagged.js';

/** What the lesson's page shows: the cookie that was just made or read, or else one to begin with. */
@Injectable()
export class KeysPage {
  constructor(
    private readonly keys: KeysService,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  async model(request: Request) {
    const sample = await this.sample(request);
    const shown = shownBy(request) ?? this.made(sample);
    const isRefused = Boolean(request.refused);
    const read = isRefused ? undefined : this.keys.read(shown);
    const lesson = {
      cookie: shown.cookie,
      secret: shown.secret,
      payload: JSON.stringify(read?.payload ?? sample, null, 2),
      apart: read && apart(shown.cookie, read),
      rotation: rotation(isRefused ? undefined : shown.cookie, this.clock.now()),
    };
    return { lesson };
  }

  private made(payload: Tagged): Read {
    return { cookie: this.keys.sign({ payload }).cookie, secret: LESSON_KEY };
  }

  private async sample({ currentSession }: Request): Promise<Tagged> {
    const { state } = await this.sessions.read(currentSession, Greeting);
    return sampleSession(state.name);
  }
}

/** The cookie of a form that was just answered. */
function shownBy({ answered }: Request): Read | undefined {
  if (!answered) return undefined;
  const { cookie, secret } = { ...answered.values, ...answered.result } as Partial<Read>;
  return { cookie: cookie!.trim(), ...withSecret(answered.command, secret) };
}

const withSecret = (command: string, typed: string | undefined) => {
  const secret = typed || (command === 'keys/sign' ? LESSON_KEY : undefined);
  return secret === undefined ? {} : { secret };
};
