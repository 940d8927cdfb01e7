import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Socket } from 'socket.io';
import { clientAddress } from '../commands/client.address.js';
import { RateLimiter } from '../commands/rate.limiter.js';
import { SessionConfig } from '../session/session.config.js';

/** One client address may have this many connections open, unless FIRST_VISITS_PER_SECOND is 0. */
export const CONNECTIONS_LIMIT = 2_000;

/** Bounds what one client address can make the process remember by opening connections. */
@Injectable()
export class ConnectionLimiter {
  private readonly counts = new Map<string, number>();
  private readonly seated = new WeakSet<object>();
  private readonly limit: number;

  constructor(
    { firstVisitsPerSecond }: SessionConfig,
    private readonly limiter: RateLimiter,
  ) {
    this.limit = firstVisitsPerSecond > 0 ? CONNECTIONS_LIMIT : Infinity;
  }

  /**
   * Keeps a place for a handshake, until it has failed or its connection closes.
   * @throws Refusal `too-many`
   */
  admit(request: Request, response: Response) {
    const address = clientAddress(request);
    if ((this.counts.get(address) ?? 0) >= this.limit)
      throw this.limiter.refuse('connections', 'Too many connections from your network are open.');
    this.add(address, 1);
    response.once('close', () => {
      if (!this.seated.has(request)) this.add(address, -1);
    });
  }

  /** From now on the place is the connection's. */
  seat(connection: Socket['conn']) {
    const request = connection.request as Request;
    const address = clientAddress(request);
    this.seated.add(request);
    connection.once('close', () => this.add(address, -1));
  }

  private add(address: string, change: number) {
    const count = (this.counts.get(address) ?? 0) + change;
    if (count === 0) this.counts.delete(address);
    else this.counts.set(address, count);
  }
}
