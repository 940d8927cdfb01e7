import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { AuditLog } from '../session/audit.log.js';
import { tooMany } from '../session/refusal.js';
import { Bucket, PACKET_RATE, REFUSALS_BEFORE_CUT, SESSION_RATE, SOCKET_RATE } from './bucket.js';
import { terminate, terminateTransport, type Connection } from './termination.js';

const FORGET_EVERY_MS = 10_000;
/** How long a client has to agree that its connection is closed. */
const GOODBYE_MS = 1_000;

const refusal = tooMany('Too many events at once: wait a second, then go on.');

/** Keeps one socket, and all of one session, from crowding out everyone else. */
@Injectable()
export class Floods {
  private readonly sessions = new Map<string, Bucket>();
  private forgottenAt = 0;

  constructor(private readonly audit: AuditLog) {}

  /** A guard for one socket; the session's bucket outlives the socket, so that coming back is no way around it. */
  of(owner: string) {
    this.forgetIdleNowAndThen();
    const session = this.sessions.get(owner) ?? new Bucket(SESSION_RATE);
    this.sessions.set(owner, session);
    const own = new Bucket(SOCKET_RATE);
    let refusals = 0;
    return {
      refusal: (socket: Socket) => {
        if (own.take() && session.take()) return undefined;
        if (++refusals === 1) this.audit.rateLimited('socket', owner);
        if (refusals === REFUSALS_BEFORE_CUT) this.audit.socketCut(owner);
        if (refusals === REFUSALS_BEFORE_CUT) socket.disconnect(true);
        return refusal;
      },
    };
  }

  /** Not only events cost something to take: a connection that only ever asks to connect is cut as well. */
  watch(connection: Connection) {
    const packets = new Bucket(PACKET_RATE);
    connection.on('packet', () => {
      if (packets.take() || connection.readyState !== 'open') return;
      this.audit.socketCut(ownerOf(connection));
      terminate(connection);
    });
    connection.once('close', () =>
      setTimeout(() => terminateTransport(connection), GOODBYE_MS).unref(),
    );
  }

  private forgetIdleNowAndThen() {
    if (performance.now() - this.forgottenAt < FORGET_EVERY_MS) return;
    this.forgottenAt = performance.now();
    for (const [owner, bucket] of this.sessions) if (bucket.isFull) this.sessions.delete(owner);
  }
}

const ownerOf = ({ request }: Connection) =>
  (request as unknown as Request).currentSession?.owner?.key;
