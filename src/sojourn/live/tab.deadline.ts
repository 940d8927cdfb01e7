import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { SessionConfig } from '../session/session.config.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { terminate, type Connection } from './termination.js';

/** To open a connection takes a single request, so unused ones are closed. */
@Injectable()
export class TabDeadline {
  private readonly timers = new WeakMap<Connection, NodeJS.Timeout>();

  constructor(
    private readonly connections: ConnectionLimiter,
    private readonly config: SessionConfig,
  ) {}

  watch(connection: Connection) {
    this.start(connection);
    connection.once('close', () => this.stop(connection));
  }

  met(socket: Socket) {
    const { conn } = socket;
    this.stop(conn);
    this.connections.isTab(conn);
    socket.once('disconnect', () => {
      if (conn.readyState !== 'open') return;
      this.connections.isNoTab(conn);
      this.start(conn);
    });
  }

  private start(connection: Connection) {
    const { tablessSeconds } = this.config.limits;
    const timer = setTimeout(() => terminate(connection), tablessSeconds * 1000).unref();
    this.timers.set(connection, timer);
  }

  private stop(connection: Connection) {
    clearTimeout(this.timers.get(connection));
  }
}
