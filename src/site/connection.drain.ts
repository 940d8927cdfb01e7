import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a connection without a request may stay open when the app stops; browsers open some ahead of need. */
const UNUSED_MS = 500;
const UNDER_WAY_MS = 3_000;

@Injectable()
export class ConnectionDrain implements OnApplicationBootstrap, OnModuleDestroy {
  /** Each with its latest answer: to follow every single answer takes long. */
  private readonly connections = new Map<Duplex, ServerResponse | undefined>();
  private isStopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  private get server() {
    return this.host.httpAdapter.getHttpServer() as Server;
  }

  onApplicationBootstrap() {
    this.server.on('connection', (connection) => this.keep(connection));
    this.server.on('upgrade', (_, connection) => this.connections.delete(connection));
    this.server.prependListener(
      'request',
      ({ socket }: IncomingMessage, response: ServerResponse) => {
        this.connections.set(socket, response);
        if (this.isStopping) sayClose(response);
      },
    );
  }

  /** The first of Nest's hooks: the later ones wait for what is under way. */
  onModuleDestroy() {
    this.isStopping = true;
    for (const response of this.connections.values()) if (response) sayClose(response);
    setTimeout(() => this.closeUnused(), UNUSED_MS).unref();
    setTimeout(() => this.server.closeAllConnections(), UNDER_WAY_MS).unref();
  }

  private keep(connection: Duplex) {
    this.connections.set(connection, undefined);
    connection.once('close', () => this.connections.delete(connection));
  }

  private closeUnused() {
    for (const [connection, response] of this.connections)
      if (!response || response.writableFinished) connection.destroy();
  }
}

function sayClose(response: ServerResponse) {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
