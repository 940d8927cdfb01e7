import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { RateLimiter } from '../commands/rate.limiter.js';
import { TokenBucket } from '../commands/token.bucket.js';
import { AuditLog } from '../session/audit.log.js';
import { SessionConfig } from '../session/session.config.js';
import { terminate, terminateTransport, type Connection } from './termination.js';

const GOODBYE_MS = 1_000;

@Injectable()
export class SocketLimiter {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly audit: AuditLog,
    private readonly config: SessionConfig,
  ) {}

  of(owner: string) {
    const { events, refusedEvents } = this.config.limits;
    const own = new TokenBucket(events);
    let refusals = 0;
    return {
      refusal: (socket: Socket) => {
        const refusal = own.take()
          ? this.limiter.command(owner)?.refusal
          : this.limiter.refuse('socket');
        if (!refusal) return undefined;
        if (++refusals === 1) this.audit.rateLimited('socket', owner);
        if (refusals === refusedEvents) {
          this.audit.socketCut(owner);
          socket.disconnect(true);
        }
        return refusal;
      },
    };
  }

  /** Not only events cost something to take: a connection that only ever asks to connect is cut as well. */
  watch(connection: Connection) {
    const packets = new TokenBucket(this.config.limits.packets);
    connection.on('packet', () => {
      if (!packets.take() && connection.readyState === 'open') this.cut(connection);
    });
    connection.once('close', () =>
      setTimeout(() => terminateTransport(connection), GOODBYE_MS).unref(),
    );
  }

  private cut(connection: Connection) {
    this.limiter.refuse('packets');
    this.audit.socketCut(ownerOf(connection));
    terminate(connection);
  }
}

const ownerOf = ({ request }: Connection) =>
  (request as unknown as Request).currentSession?.owner?.key;
