import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../session/refusal.js';
import { SessionConfig } from '../session/session.config.js';

/** A request may name no host, which Express's types leave out. */
type Asked = Partial<Pick<Request, 'host' | 'hostname' | 'secure'>>;

/** The hosts of `allowedHosts`: another name that leads here must not be taken for ours. */
@Injectable()
export class Hosts {
  constructor(private readonly config: SessionConfig) {}

  readonly use = (request: Request, _: Response, next: NextFunction) =>
    next(this.include(request) ? undefined : this.misdirected());

  include(request: Asked) {
    return this.config.allowedHosts.length === 0 || this.isAllowed(request);
  }

  private isAllowed({ host = '', hostname = '', secure }: Asked) {
    const { allowedHosts } = this.config;
    // Browsers leave out the default port.
    const withPort = host === hostname ? `${host}:${secure ? 443 : 80}` : host;
    const names = [hostname, withPort];
    return names.some((name) => allowedHosts.includes(name.toLowerCase()));
  }

  misdirected() {
    const cure = `(See ${this.config.settings.allowedHosts}.)`;
    return new Refusal('misdirected', 421, `This server does not answer for that host. ${cure}`);
  }
}
