import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { RateLimiter } from '../commands/rate.limiter.js';
import { TokenBucket } from '../commands/token.bucket.js';
import { AuditLog } from '../session/audit.log.js';
import { terminate, terminateTransport, type Connection } from './termination.js';

/** How many events one socket may send: a burst, then so many a second. */
export const SOCKET_RATE = { burst: 400, perSecond: 200 };
/** How many packets of any kind a connection may send: events with all their refusals, and the odd one more. */
export const PACKET_RATE = { burst: 1_000, perSecond: 400 };
/** A socket that has been refused this often is cut. */
export const REFUSALS_BEFORE_CUT = 200;
/** How long a client has to agree that its connection is closed. */
const GOODBYE_MS = 1_000;

/** Keeps one socket from crowding out everyone else, beside what its session may do. */
@Injectable()
export class SocketLimiter {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly audit: AuditLog,
  ) {}

  /** A guard for one socket. */
  of(owner: string) {
    const own = new TokenBucket(SOCKET_RATE);
    let refusals = 0;
    return {
      refusal: (socket: Socket) => {
        const refusal = own.take()
          ? this.limiter.command(owner)?.refusal
          : this.limiter.refuse('socket');
        if (!refusal) return undefined;
        if (++refusals === 1) this.audit.rateLimited('socket', owner);
        if (refusals === REFUSALS_BEFORE_CUT) {
          this.audit.socketCut(owner);
          socket.disconnect(true);
        }
        return refusal;
      },
    };
  }

  /** Not only events cost something to take: a connection that only ever asks to connect is cut as well. */
  watch(connection: Connection) {
    const packets = new TokenBucket(PACKET_RATE);
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
