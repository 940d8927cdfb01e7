import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { mustExpectNone, type Session } from './session.js';
import { SliceWriter } from './slice.writer.js';

/** Answers commands that keep nothing, the same for as often as one is sent. */
@Injectable()
export class Answers {
  constructor(
    private readonly writer: SliceWriter,
    private readonly clock: Clock,
  ) {}

  /** @param answer may run again; `now` in milliseconds since 1970 */
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

  /** @returns whether this very command was answered before */
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

/** Refuses what would be answered for the first time. */
const UNANSWERED = new Error('It was not answered yet.');
