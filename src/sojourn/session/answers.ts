import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { mustExpectNone, type Session } from './session.js';
import { SliceWriter } from './slice.writer.js';

@Injectable()
export class Answers {
  constructor(
    private readonly writer: SliceWriter,
    private readonly clock: Clock,
  ) {}

  async answer<Answer>(session: Session, answer: (now: number) => Answer): Promise<Answer> {
    mustExpectNone(session);
    const { owner, commandId } = session;
    const now = this.clock.now();
    if (!owner || !commandId) return answer(now);
    const unlessRefused = () => {
      answer(now);
      return [];
    };
    const { at } = await this.writer.commit(session, owner, false, [], unlessRefused);
    return answer(at);
  }

  async has(session: Session) {
    mustExpectNone(session);
    const { owner, commandId } = session;
    if (!owner || !commandId) return false;
    try {
      await this.writer.commit(session, owner, false, [], () => {
        throw UNANSWERED;
      });
      return true;
    } catch (error) {
      if (error === UNANSWERED) return false;
      throw error;
    }
  }
}

const UNANSWERED = new Error('It was not answered yet.');
