import { Controller } from '@nestjs/common';
import { CurrentSession, type Session } from '../session/session.js';
import { Visitors } from '../session/visitors.js';
import { Command } from './command.js';
import { Forgotten } from './session.answers.js';

const PAGE = '/session';

@Controller('visitor')
export class VisitorController {
  constructor(private readonly visitors: Visitors) {}

  @Command('forget', { page: PAGE, answers: Forgotten, next: () => PAGE })
  async forget(@CurrentSession() session: Session): Promise<Forgotten> {
    await this.visitors.forget(session);
    return { forgotten: true };
  }
}
