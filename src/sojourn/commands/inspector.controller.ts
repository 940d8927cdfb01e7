import { Controller, Get, Header, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { notFound } from '../session/refusal.js';
import { CurrentSession, type CookieSession, type Session } from '../session/session.js';
import { SessionService } from '../session/session.service.js';
import { SliceHistory } from '../session/slice.history.js';
import { Command } from './command.js';
import { Html, type InspectorFiles } from './html.js';
import { Download, RenewalProof } from './inspector.answers.js';
import { OldIdTrial } from './old.id.trial.js';
import { RefusalFilter } from './refusal.filter.js';
import { Answers } from './schema.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

@Controller()
@UseFilters(RefusalFilter)
export class InspectorController {
  constructor(
    private readonly sessions: SessionService,
    private readonly history: SliceHistory,
    private readonly trial: OldIdTrial,
    private readonly html: Html,
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

  @Get('inspector.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(@Res({ passthrough: true }) response: Response) {
    return this.file('style', response);
  }

  @Get('inspector.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(@Res({ passthrough: true }) response: Response) {
    return this.file('script', response);
  }

  private file(name: keyof InspectorFiles, response: Response) {
    const { files } = this.html;
    if (!files) throw notFound('There is no such file.');
    response.set('Cache-Control', FOR_GOOD);
    return files[name];
  }
}
