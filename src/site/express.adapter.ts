import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { createServer, IncomingMessage, ServerResponse, type RequestListener } from 'node:http';

type Express = RequestListener & { request: object; response: object };

/** Express changes the prototype of every request that comes, which takes Node 20 and 22 longer than all else it does. */
export class QuickExpressAdapter extends ExpressAdapter {
  /** Express looks up, for each answer as JSON, what is set nowhere here. */
  override reply(response: Response, body: unknown, status?: number) {
    if (!isPlain(body) || response.hasHeader('Content-Type'))
      return super.reply(response, body, status);
    if (status) response.statusCode = status;
    const text = JSON.stringify(body);
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(text));
    return response.end(text);
  }

  /** Nest's options for the server (`httpsOptions`, `forceCloseConnections`, …) are not read. */
  override initHttpServer() {
    const express = this.getInstance<Express>();
    class Incoming extends IncomingMessage {
      private isOffered = false;

      get upgrade() {
        return this.isOffered && isTaken(this);
      }

      set upgrade(isOffered: boolean) {
        this.isOffered = isOffered;
      }
    }
    class Outgoing extends ServerResponse<Incoming> {}
    Object.setPrototypeOf(Incoming.prototype, express.request);
    Object.setPrototypeOf(Outgoing.prototype, express.response);
    express.request = Incoming.prototype;
    express.response = Outgoing.prototype;
    this.httpServer = createServer(
      { IncomingMessage: Incoming, ServerResponse: Outgoing },
      express,
    );
  }
}

const isPlain = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;

/** Node gives every offered upgrade to whoever listens for one: a client that offers h2c would never be answered. */
const isTaken = ({ method, headers }: IncomingMessage) =>
  method === 'CONNECT' || /websocket/i.test(headers.upgrade ?? '');
