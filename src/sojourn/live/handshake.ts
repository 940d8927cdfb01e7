import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Application, Request, Response } from 'express';
import type { Server, Socket } from 'socket.io';
import { asRefusal } from '../commands/as.refusal.js';
import { SessionConfig } from '../session/session.config.js';
import { Admission } from './admission.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { METHODS, type EngineRequest } from './engine.request.js';
import { hangUp } from './hang-up.js';
import { Seats } from './seats.js';

type Next = (error?: unknown) => void;

const PERSONAL = [
  ['Vary', 'Cookie'],
  ['Cache-Control', 'private, no-store'],
] as const;

const ALLOW = ['Allow', `${METHODS.join(', ')}, OPTIONS`] as const;

@Injectable()
export class Handshake {
  private readonly logger = new Logger('Handshake');
  private readonly headers;

  constructor(
    { handshakeHeaders }: SessionConfig,
    private readonly http: HttpAdapterHost,
    private readonly admission: Admission,
    private readonly connections: ConnectionLimiter,
    private readonly seats: Seats,
  ) {
    this.headers = [...handshakeHeaders, ...PERSONAL];
  }

  private get express() {
    return this.http.httpAdapter.getInstance<Application & { request: Request }>();
  }

  guard({ engine }: Server) {
    engine.use((request: EngineRequest, response: Response, next: Next) =>
      this.admit(request, response, next),
    );
    engine.on('connection', (connection: Socket['conn']) => {
      this.connections.seat(connection);
      this.seats.take(connection);
    });
    engine.on('initial_headers', (headers: Record<string, unknown>) => splitCookies(headers));
  }

  private admit(request: EngineRequest, response: Response, next: Next) {
    // As Express does with each request, by the same proxy settings.
    Object.setPrototypeOf(request, this.express.request);
    outliveReset(request);
    nameHttp(request);
    for (const [name, value] of this.headers) response.setHeader(name, value);
    if (!METHODS.includes(request.method)) return this.sayMethods(request, response);
    this.admission.check(request, response).then(
      () => isThere(request) && next(),
      (error: unknown) => this.fail(response, error),
    );
  }

  private sayMethods({ method }: Request, response: Response) {
    hangUp(response, method === 'OPTIONS' ? 200 : 405, [...this.headers, ALLOW]);
  }

  /** Left to the engine, whatever went wrong would be a bad request of the client's. */
  private fail(response: Response, error: unknown) {
    const { status, details } = asRefusal(error);
    if (status === 500) this.logger.error(error);
    const { retryAfterSeconds: seconds } = details;
    hangUp(response, status, [
      ...this.headers,
      ...(seconds ? [['Retry-After', String(seconds)] as const] : []),
    ]);
  }
}

/** Some proxies say `wss` of what came to them over TLS. */
function nameHttp({ headers }: Request) {
  const name = 'x-forwarded-proto';
  if (typeof headers[name] === 'string') headers[name] = headers[name].replace(/^ws/i, 'http');
}

/** Node stops listening to a socket that asks to be upgraded: a client that goes away then would end the process. */
function outliveReset({ socket }: Request) {
  if (socket.listenerCount('error') === 0) socket.on('error', () => socket.destroy());
}

/** The engine would wait for ever for what has gone away meanwhile. */
const isThere = ({ socket }: Request) => !socket.destroyed;

/** A WebSocket's handshake would put several cookies into one header; names in two cases make two headers. */
function splitCookies(headers: Record<string, unknown>) {
  const cookies = headers['Set-Cookie'];
  if (Array.isArray(cookies))
    [headers['Set-Cookie'], headers['set-cookie']] = cookies as [string, string?];
  if (headers['set-cookie'] === undefined) delete headers['set-cookie'];
}
