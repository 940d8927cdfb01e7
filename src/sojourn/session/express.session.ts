import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Owner } from './change.js';
import { newKey } from './key.js';
import { SessionConfig } from './session.config.js';
import { cookiePrefix, flags, withoutDoubles } from './session.cookie.js';
import { Storage } from './storage.js';

/** express-session runs for a session that begins only: later it would check the signature and hash a record again. */
@Injectable()
export class ExpressSession {
  private readonly handlers: Record<string, RequestHandler>;

  constructor(
    private readonly config: SessionConfig,
    private readonly storage: Storage,
  ) {
    this.handlers = {
      '': this.handlerOf(config.cookies.session),
      '__Host-': this.handlerOf(`__Host-${config.cookies.session}`),
    };
  }

  async begin(request: Request, response: Response, { key: owner, startedAt }: Owner) {
    const own = withoutSession(request);
    await this.attach(own, response);
    // The record of a session that has expired may still be there, until it is swept: its id is dead, too.
    if (own.session.owner) await settled((done) => own.session.regenerate(done));
    const record = Object.assign(own.session, { owner, startedAt });
    // A browser may follow a redirect before express-session would save by itself.
    await settled((done) => record.save(done));
    return own.sessionID;
  }

  private attach(request: Request, response: Response) {
    const { headers, secure } = request;
    // It looks at the first of a name only.
    headers.cookie &&= withoutDoubles(headers.cookie, secure, this.config);
    const handle = this.handlers[cookiePrefix(secure, this.config)]!;
    return settled((done) => void handle(request, response, done));
  }

  private handlerOf(name: string) {
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
}

/** An app may have an express-session of its own: that leaves a request alone which has a session already. */
const withoutSession = (request: Request) =>
  Object.create(request, {
    session: { value: undefined, writable: true },
    sessionID: { value: undefined, writable: true },
    sessionStore: { value: undefined, writable: true },
  }) as Request;

function settled(start: (done: (error?: unknown) => void) => void) {
  return new Promise<void>((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}
