import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { AuditLog } from './audit.log.js';
import { newKey } from './key.js';
import { Owners } from './owners.js';
import { SessionConfig } from './session.config.js';
import { cookiePrefix, flags, SignedCookies, withoutDoubles } from './session.cookie.js';
import { HttpSession } from './session.http.js';
import { Storage } from './storage.js';

/** Finds the session of a request's cookie. It creates none, and changes nothing but the idle time. */
@Injectable()
export class SessionMiddleware {
  private readonly handlers: Record<string, RequestHandler>;

  constructor(
    private readonly config: SessionConfig,
    private readonly storage: Storage,
    private readonly owners: Owners,
    private readonly audit: AuditLog,
  ) {
    this.handlers = {
      '': this.expressSession(config.cookies.session),
      '__Host-': this.expressSession(`__Host-${config.cookies.session}`),
    };
  }

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    const { headers, secure } = request;
    // express-session looks at the first of a name only.
    headers.cookie &&= withoutDoubles(headers.cookie, secure, this.config);
    const handle = this.handlers[cookiePrefix(secure, this.config)]!;
    handle(request, response, (error?: unknown) => {
      if (error) next(error);
      else this.attach(request, response).then(() => next(), next);
    });
  };

  private expressSession(name: string) {
    return session({
      name,
      store: this.storage.records,
      secret: [...this.config.secrets],
      genid: newKey,
      cookie: (request: Request) => flags(request.secure),
      resave: false,
      saveUninitialized: false,
    });
  }

  private async attach(request: Request, response: Response) {
    const cookies = new SignedCookies(request, response, this.config, request.secure);
    // express-session gives none to what is not of one path, `OPTIONS *`.
    const key = request.session?.owner;
    const owner = key ? await this.owners.resume(key) : undefined;
    cookies.resign(owner !== undefined);
    if (!owner) for (const value of cookies.forged) this.audit.cookieForged(value);
    const over =
      owner || cookies.session === null ? undefined : await this.storage.endOf(cookies.session);
    const { records } = this.storage;
    request.currentSession = new HttpSession(
      request,
      cookies,
      records,
      this.audit,
      owner ?? null,
      over,
    );
  }
}
