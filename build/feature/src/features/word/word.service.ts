import { Injectable } from '@nestjs/common';
import { type Session, SessionService } from 'sojourn';
import type { SetWordDto } from './word.dto.js';
import { Word } from './word.slice.js';

@Injectable()
export class WordService {
  constructor(private readonly sessions: SessionService) {}

  set(session: Session, { text }: SetWordDto) {
    return this.sessions.change(session, Word, () => ({ text }));
  }
}
