import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { AuditLog } from './audit.log.js';
import { ExpressSession } from './express.session.js';
import { Owners } from './owners.js';
import { HttpSession } from './session.http.js';
import { SessionLookup } from './session.lookup.js';
import { Storage } from './storage.js';

@Injectable()
export class SessionMiddleware {
  constructor(
    private readonly lookup: SessionLookup,
    private readonly storage: Storage,
    private readonly owners: Owners,
    private readonly sessions: ExpressSession,
    private readonly audit: AuditLog,
  ) {}

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    this.attach(request, response).then(() => next(), next);
  };

  private async attach(request: Request, response: Response) {
    request.currentSession = await this.sessionOf(request, response);
  }

  async sessionOf(request: Request, response: Response) {
    const cookies = this.lookup.cookies(request, response);
    const owner = await this.lookup.ownerOf(cookies);
    if (owner) this.owners.touch(owner);
    cookies.resign(owner !== undefined);
    if (!owner) for (const value of cookies.forged) this.audit.cookieForged(value);
    const over =
      owner || cookies.session === null ? undefined : await this.storage.endOf(cookies.session);
    return new HttpSession(
      cookies,
      (begun) => this.sessions.begin(request, response, begun),
      this.storage.records,
      this.audit,
      owner ?? null,
      over,
    );
  }
}
