import { Body, Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { notFound } from '../session/refusal.js';
import { CurrentSession, type CookieSession, type Session } from '../session/session.js';
import { SessionService } from '../session/session.service.js';
import { SliceHistory } from '../session/slice.history.js';
import type { SliceChange } from '../session/slice.past.js';
import { Slices } from '../session/slices.js';
import { Command } from './command.js';
import { wantsJson } from './door.js';
import { Html } from './html.js';
import { setPage } from './page.options.js';
import { RefusalFilter } from './refusal.filter.js';
import { Answers } from './schema.js';
import { Changes, Ended, Lifetime, Renewed } from './session.answers.js';
import { UndoDto } from './session.dto.js';

/** Not "cookies": the visitor's outlives the session. Not "storage": a tab keeps the reason of the end there. */
const CLEARED = '"cache"';

@Controller()
@UseFilters(RefusalFilter)
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly history: SliceHistory,
    private readonly slices: Slices,
    private readonly html: Html,
  ) {}

  @Get()
  @setPage({ view: 'session', title: 'Your session' })
  async session(@CurrentSession() session: Session, @Req() request: Request) {
    if (!wantsJson(request) && this.html.inspector) return this.html.inspector(request);
    const inspected = await this.sessions.inspect(session);
    if (!inspected) throw notFound('There is no session yet.');
    return inspected;
  }

  @Get('changes')
  @Answers(Changes)
  async changes(@CurrentSession() session: Session): Promise<Changes> {
    const changes = await this.history.changes(session);
    return { changes: changes.map(told) };
  }

  @Command('undo')
  undo(@CurrentSession() session: Session, @Body() { slice: name, version }: UndoDto) {
    const slice = this.slices.get(name);
    if (!slice) throw notFound(`There is no slice "${name}".`);
    return this.history.undo(session, slice, version);
  }

  @Command('stay', { answers: Lifetime, next: (_, page) => page })
  async stay(@CurrentSession() session: Session): Promise<Lifetime> {
    const { idleExpiresAt, expiresAt } = await this.sessions.stay(session);
    return {
      idleExpiresAt: new Date(idleExpiresAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  @Command('end', { answers: Ended, next: () => '/', isEvent: false })
  async end(
    @CurrentSession() session: CookieSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Ended> {
    await this.sessions.end(session);
    response.set('Clear-Site-Data', CLEARED);
    return { ended: true };
  }

  @Command('renew', { answers: Renewed, next: (_, page) => page, isEvent: false })
  async renew(@CurrentSession() session: CookieSession): Promise<Renewed> {
    await this.sessions.renew(session);
    return { renewed: true };
  }
}

const told = ({ slice, version, at, command, door, undoable, diff }: SliceChange) => ({
  slice,
  version,
  at,
  command,
  door,
  undoable,
  diff,
});
