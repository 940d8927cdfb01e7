import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Owner } from './change.js';
import { Clock } from './clock.js';
import { SentCookies } from './sent.cookies.js';
import { SessionConfig } from './session.config.js';
import { SessionCookies } from './session.cookie.js';
import { Storage } from './storage.js';

/** Unlike the middleware it keeps no session alive. */
@Injectable()
export class SessionLookup {
  private readonly sent: SentCookies;

  constructor(
    private readonly config: SessionConfig,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {
    this.sent = new SentCookies(config);
  }

  cookies(request: Request, response: Response) {
    const { headers, secure } = request;
    const sent = this.sent.read(headers.cookie, secure);
    return new SessionCookies(sent, response, this.config, secure);
  }

  async ownerOf({ session: id }: SessionCookies) {
    return id === null ? undefined : this.storage.ownerOf(id, this.clock.now());
  }

  async of(request: Request, response: Response) {
    const cookies = this.cookies(request, response);
    const owner = await this.ownerOf(cookies);
    return { id: cookies.session, owner, visitor: cookies.visitor };
  }

  async isOver({ key }: Owner) {
    return (await this.storage.owner(key, this.clock.now())) === undefined;
  }
}
