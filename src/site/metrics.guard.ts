import {
  Injectable,
  NotFoundException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import proxyAddr from 'proxy-addr';
import { Refusal } from 'sojourn';
import { Config } from '../config.js';

const isLoopback = proxyAddr.compile('loopback');

/** Lets in whoever has METRICS_TOKEN; where it is unset, this machine only, and to others there is nothing here. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(context: ExecutionContext) {
    const http = context.switchToHttp();
    const { metricsToken } = this.config;
    if (metricsToken) mustBring(metricsToken, http.getRequest(), http.getResponse());
    else if (!this.isOfThisMachine(http.getRequest())) throw new NotFoundException();
    return true;
  }

  /** A proxy on this machine that is not trusted hides who asks: then it is not this machine that does. */
  private isOfThisMachine(request: Request) {
    const isHidden = !this.config.trustProxy && FORWARDED.some((name) => request.get(name));
    return !isHidden && isLoopback(request.ip ?? '', 0);
  }
}

const FORWARDED = ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via'];

function mustBring(token: string, request: Request, response: Response) {
  const [, sent = ''] = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '') ?? [];
  // Hashed first: what is compared in constant time must be of one length.
  if (timingSafeEqual(hash(sent), hash(token))) return;
  response.set('WWW-Authenticate', 'Bearer');
  throw new Refusal('unauthorized', 401, 'Send METRICS_TOKEN as a bearer token.');
}

const hash = (text: string) => createHash('sha256').update(text).digest();
