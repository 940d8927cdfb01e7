import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a connection without a request may stay open when the app stops; browsers open some ahead of need. */
const UNUSED_MS = 500;
/** How long a request may still take. */
const UNDER_WAY_MS = 3_000;

/** Ends the HTTP connections when the app stops: each after the answer that is under way. */
@Injectable()
export class ConnectionDrain implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly connections = new Set<Duplex>();
  private readonly underWay = new Set<ServerResponse>();
  private isStopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  private get server() {
    return this.host.httpAdapter.getHttpServer() as Server;
  }

  onApplicationBootstrap() {
    this.server.on('connection', (connection) => keep(this.connections, connection));
    this.server.on('upgrade', (_, connection) => this.connections.delete(connection));
    this.server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
      keep(this.underWay, response);
      if (this.isStopping) sayClose(response);
    });
  }

  /** The first of Nest's hooks: the later ones wait for what is under way. */
  onModuleDestroy() {
    this.isStopping = true;
    for (const response of this.underWay) sayClose(response);
    setTimeout(() => this.closeUnused(), UNUSED_MS).unref();
    setTimeout(() => this.server.closeAllConnections(), UNDER_WAY_MS).unref();
  }

  private closeUnused() {
    const used = new Set([...this.underWay].map(({ socket }) => socket as Duplex | null));
    for (const connection of this.connections) if (!used.has(connection)) connection.destroy();
  }
}

function keep<Closable extends Duplex | ServerResponse>(set: Set<Closable>, item: Closable) {
  set.add(item);
  item.once('close', () => set.delete(item));
}

function sayClose(response: ServerResponse) {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
