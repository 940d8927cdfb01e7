import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ServerResponse } from 'node:http';
import { mustBeCurrent, type Session } from '../session/session.js';
import { SessionMiddleware } from '../session/session.middleware.js';
import { asRefusal } from './as.refusal.js';
import type { OldIdTried } from './inspector.answers.js';

@Injectable()
export class OldIdTrial {
  constructor(private readonly sessions: SessionMiddleware) {}

  /** As a command would: the session is looked up by the cookie, and must be current. */
  async run(request: Request): Promise<OldIdTried> {
    const response = new ServerResponse(request);
    const session = await this.sessions.sessionOf(request, response as Response);
    const setsCookie = response.hasHeader('Set-Cookie');
    return { ...outcome(session), setsCookie };
  }
}

function outcome(session: Session) {
  try {
    mustBeCurrent(session);
    return { status: 200, code: null, message: null };
  } catch (error) {
    const { status, code, message } = asRefusal(error);
    return { status, code, message };
  }
}
