import { Injectable, Logger } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { Config } from '../config.js';
import { Clock } from './clock.js';
import { newKey } from './key.js';
import { Records } from './records.js';
import { cookiePrefix, flags, SignedCookies } from './session.cookie.js';
import { HttpSession } from './session.http.js';
import { Store, type Owner } from './store.js';

/** Activity is written down at most this often; a session may so expire this much early. */
const TOUCH_EVERY_MS = 1_000;

/** Finds the session of a request's cookie. It creates none, and changes nothing but the idle time. */
@Injectable()
export class SessionMiddleware {
  private readonly logger = new Logger('Session');
  private readonly handlers: Record<string, RequestHandler>;

  constructor(
    private readonly config: Config,
    private readonly records: Records,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.handlers = {
      '': this.expressSession('sid'),
      '__Host-': this.expressSession('__Host-sid'),
    };
  }

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    const handle = this.handlers[cookiePrefix(request.secure, this.config.production)]!;
    handle(request, response, (error?: unknown) => {
      if (error) next(error);
      else this.attach(request, response).then(() => next(), next);
    });
  };

  private expressSession(name: string) {
    return session({
      name,
      store: this.records,
      secret: [...this.config.secrets],
      genid: newKey,
      cookie: (request: Request) => flags(request.secure),
      resave: false,
      saveUninitialized: false,
    });
  }

  private async attach(request: Request, response: Response) {
    const { secrets, production } = this.config;
    const cookies = new SignedCookies(request, response, secrets, request.secure, production);
    const key = request.session.owner;
    const owner = key ? await this.store.owner(key) : undefined;
    cookies.resign(owner !== undefined);
    if (owner) this.touch(owner);
    request.currentSession = new HttpSession(request, cookies, this.records, owner ?? null);
  }

  private touch(owner: Owner) {
    const idleExpiresAt = this.clock.now() + this.config.idleMs;
    const step = Math.min(TOUCH_EVERY_MS, this.config.idleMs / 20);
    if (idleExpiresAt - owner.idleExpiresAt < step) return;
    owner.idleExpiresAt = idleExpiresAt;
    // Nobody waits for it: a read must not fail because the file is locked for writing.
    this.store.touch(owner.key, idleExpiresAt).catch((error: unknown) => this.logger.warn(error));
  }
}
