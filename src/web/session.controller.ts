import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { notFound } from '../session/refusal.js';
import { CurrentSession, type CookieSession, type Session } from '../session/session.js';
import { SessionService } from '../session/session.service.js';
import { knownSlices } from '../session/slice.js';
import { wantsJson } from './door.js';
import { Page } from './page.js';

/**
 * Not "cookies": the visitor's own outlives the session. Not "storage": tabs keep there, for the next page, why
 * their session is over.
 */
const CLEARED = '"cache"';

@Controller('session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Page({ view: 'session', title: 'Your session' })
  async session(@CurrentSession() session: Session, @Req() request: Request) {
    const inspected = await this.sessions.inspect(session);
    if (!inspected && wantsJson(request)) throw notFound('There is no session yet.');
    if (wantsJson(request)) return inspected;
    const used = inspected?.slices.map(({ slice }) => slice) ?? [];
    return { inspected, unused: [...knownSlices.keys()].filter((name) => !used.includes(name)) };
  }

  @Post('end')
  @HttpCode(200)
  async end(
    @CurrentSession() session: CookieSession,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    await this.sessions.end(session);
    response.set('Clear-Site-Data', CLEARED);
    return done(request, response, '/', { ended: true });
  }

  @Post('renew')
  @HttpCode(200)
  async renew(
    @CurrentSession() session: CookieSession,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    await this.sessions.renew(session);
    return done(request, response, '/session', { renewed: true });
  }
}

function done(request: Request, response: Response, page: string, said: object) {
  if (wantsJson(request)) return said;
  response.status(303).location(page);
  return undefined;
}
