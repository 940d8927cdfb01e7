import { Controller } from '@nestjs/common';
import { CurrentSession, type Session } from '../session/session.js';
import { Visitors } from '../session/visitors.js';
import { Command } from './command.js';
import { Forgotten } from './session.answers.js';

@Controller()
export class VisitorController {
  constructor(private readonly visitors: Visitors) {}

  @Command('forget', { answers: Forgotten, next: (_, page) => page })
  async forget(@CurrentSession() session: Session): Promise<Forgotten> {
    await this.visitors.forget(session);
    return { forgotten: true };
  }
}
