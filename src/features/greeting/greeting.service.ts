import { Injectable } from '@nestjs/common';
import { type Session, SessionService } from 'sojourn';
import type { SetNameDto } from './greeting.dto.js';
import { Greeting } from './greeting.slice.js';

@Injectable()
export class GreetingService {
  constructor(private readonly sessions: SessionService) {}

  set(session: Session, { name }: SetNameDto) {
    return this.sessions.change(session, Greeting, () => ({ name }));
  }

  forget(session: Session) {
    return this.sessions.change(session, Greeting, () => ({ name: null }));
  }
}
