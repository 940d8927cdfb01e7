import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { SessionConfig } from '../session/session.config.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { terminate, type Connection } from './termination.js';

/** To open a connection takes a single request, so unused ones are closed. */
@Injectable()
export class TabDeadline {
  private readonly timers = new WeakMap<Connection, NodeJS.Timeout>();
  /** How many sockets a connection carries: one for each namespace that its client is in. */
  private readonly carried = new WeakMap<Connection, number>();

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
    this.count(conn, 1);
    this.stop(conn);
    this.connections.isTab(conn);
    socket.once('disconnect', () => {
      if (this.count(conn, -1) > 0 || conn.readyState !== 'open') return;
      this.connections.isNoTab(conn);
      this.start(conn);
    });
  }

  private count(connection: Connection, by: number) {
    const count = (this.carried.get(connection) ?? 0) + by;
    this.carried.set(connection, count);
    return count;
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
