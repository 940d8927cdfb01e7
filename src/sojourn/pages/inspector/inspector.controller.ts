import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Command } from '../../commands/command.js';
import { RefusalFilter } from '../../commands/refusal.filter.js';
import { Answers } from '../../commands/schema.js';
import { notFound } from '../../session/refusal.js';
import { CurrentSession, type CookieSession, type Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import { SliceHistory } from '../../session/slice.history.js';
import { Download, RenewalProof } from './inspector.answers.js';
import { OldIdTrial } from './old.id.trial.js';

/** What the page about a session has beside the commands of every session. */
@Controller('session')
@UseFilters(RefusalFilter)
export class InspectorController {
  constructor(
    private readonly sessions: SessionService,
    private readonly history: SliceHistory,
    private readonly trial: OldIdTrial,
  ) {}

  @Get('download')
  @Answers(Download)
  async download(
    @CurrentSession() session: Session,
    @Res({ passthrough: true }) response: Response,
  ) {
    const inspected = await this.sessions.inspect(session);
    if (!inspected) throw notFound('There is no session yet.');
    response.attachment('session.json').type('json');
    return { ...inspected, changes: await this.history.changes(session) };
  }

  @Command('prove-renewal', { answers: RenewalProof, isEvent: false })
  async proveRenewal(
    @CurrentSession() session: CookieSession,
    @Req() request: Request,
  ): Promise<RenewalProof> {
    await this.sessions.renew(session);
    return { oldId: await this.trial.run(request) };
  }
}
