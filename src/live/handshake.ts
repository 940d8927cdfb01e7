import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Application, Request, Response } from 'express';
import type { ServerResponse } from 'node:http';
import type { Server } from 'socket.io';
import { AuditLog } from '../session/audit.log.js';
import { Owners } from '../session/owners.js';
import type { HttpSession } from '../session/session.http.js';
import { SessionMiddleware } from '../session/session.middleware.js';
import { Storage } from '../session/storage.js';
import { Hosts } from '../web/hosts.js';
import { Origins } from '../web/origins.js';
import { asRefusal } from '../web/problem.js';
import { hangUp } from './hang-up.js';

type Next = (error?: unknown) => void;
type EngineRequest = Request & { _query: Partial<Record<string, string>> };

/** What every answer of the other door says, too. */
const PERSONAL = [
  ['Vary', 'Cookie'],
  ['Cache-Control', 'private, no-store'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

/** Gives a socket the session of the cookie its handshake came with, or begins one. */
@Injectable()
export class Handshake {
  private readonly logger = new Logger('Handshake');

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly session: SessionMiddleware,
    private readonly hosts: Hosts,
    private readonly origins: Origins,
    private readonly owners: Owners,
    private readonly storage: Storage,
    private readonly audit: AuditLog,
  ) {}

  private get express() {
    return this.http.httpAdapter.getInstance<Application & { request: Request }>();
  }

  guard({ engine }: Server) {
    engine.use((request: EngineRequest, response: Response, next: Next) =>
      this.admit(request, response, next),
    );
    engine.on('initial_headers', (headers: Record<string, unknown>) => splitCookies(headers));
  }

  /** Socket.IO's own options would let a WebSocket, or an upgrade that names an engine id, pass unasked. */
  private admit(request: EngineRequest, response: Response, next: Next) {
    // As Express does with each request: gives it `secure`, `host` and the rest, by the same proxy settings.
    Object.setPrototypeOf(request, this.express.request);
    outliveReset(request);
    for (const [name, value] of PERSONAL) response.setHeader(name, value);
    if (!this.hosts.include(request)) return hangUp(response, 421);
    if (!this.origins.include(request)) return this.refuse(response);
    if (queryOf(request).sid) return next();
    const fail = (error: unknown) => this.fail(response, error);
    this.session.use(request, response, (error?: unknown) => {
      if (error) fail(error);
      else this.beginIfNew(request).then(() => next(), fail);
    });
  }

  private refuse(response: ServerResponse) {
    this.audit.originRefused('socket');
    hangUp(response, 403);
  }

  /** Left to the engine, whatever went wrong would be a bad request of the client's. */
  private fail(response: ServerResponse, error: unknown) {
    const { status, details } = asRefusal(error);
    if (status === 500) this.logger.error(error);
    hangUp(response, status, details.retryAfterSeconds);
  }

  /** A cookie whose session is over gets no new one: its tab is to be told. Nor does a tab that only comes back. */
  private async beginIfNew(request: EngineRequest) {
    const session = request.currentSession as HttpSession;
    if (session.owner || session.over || queryOf(request).returning) return;
    if (!isHandshake(request)) return;
    const owner = this.owners.create(session.visitor);
    await this.storage.begin(owner);
    await session.begin(owner);
    session.owner = owner;
  }
}

/** Node stops listening to a socket that asks to be upgraded: a client that goes away just then would end the process. */
function outliveReset({ socket }: Request) {
  if (socket.listenerCount('error') === 0) socket.on('error', () => socket.destroy());
}

/** As the engine reads it, so that both see the same: Express reads a parameter that comes twice as a list. */
const queryOf = ({ _query: query }: EngineRequest) => query;

/** Whether the engine will go on with it, as far as can be told beforehand. */
function isHandshake(request: EngineRequest) {
  const { method, headers } = request;
  const { EIO, transport } = queryOf(request);
  const expected = headers.upgrade ? 'websocket' : 'polling';
  return method === 'GET' && EIO === '4' && transport === expected;
}

/** A WebSocket's handshake would put several cookies into one header; names in two cases make two headers. */
function splitCookies(headers: Record<string, unknown>) {
  const cookies = headers['Set-Cookie'];
  if (Array.isArray(cookies))
    [headers['Set-Cookie'], headers['set-cookie']] = cookies as [string, string?];
  if (headers['set-cookie'] === undefined) delete headers['set-cookie'];
}
