import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { clientAddress } from '../commands/client.address.js';
import { RateLimiter } from '../commands/rate.limiter.js';
import { SessionConfig } from '../session/session.config.js';
import { AddressCount } from './address.count.js';
import { queryOf, type EngineRequest } from './engine.request.js';
import type { Connection } from './termination.js';

interface Places {
  open: () => void;
  tabless: () => void;
}

@Injectable()
export class ConnectionLimiter {
  private readonly open = new AddressCount();
  private readonly tabless = new AddressCount();
  /** By the request of the handshake, which the connection keeps. */
  private readonly places = new WeakMap<object, Places>();
  private readonly seated = new WeakSet<object>();

  constructor(
    private readonly config: SessionConfig,
    private readonly limiter: RateLimiter,
  ) {}

  /** Keeps a place until the handshake has failed or its connection closes. */
  admit(request: EngineRequest, response: Response) {
    const address = clientAddress(request);
    const isPolling = queryOf(request).transport === 'polling';
    if (this.isFull(address, isPolling))
      throw this.limiter.refuse('connections', 'Too many connections from your network are open.');
    const tabless = isPolling ? this.tabless.add(address) : () => undefined;
    this.places.set(request, { open: this.open.add(address), tabless });
    response.once('close', () => {
      if (!this.seated.has(request)) this.giveUp(request);
    });
  }

  seat(connection: Connection) {
    const { request } = connection;
    this.seated.add(request);
    connection.once('close', () => this.giveUp(request));
    connection.once('upgrade', () => this.isTab(connection));
  }

  isTab({ request }: Connection) {
    this.places.get(request)?.tabless();
  }

  isNoTab({ request, transport }: Connection) {
    const places = this.places.get(request);
    if (places && transport.name === 'polling')
      places.tabless = this.tabless.add(clientAddress(request as EngineRequest));
  }

  private isFull(address: string, isPolling: boolean) {
    const { firstVisitsPerSecond, limits } = this.config;
    if (firstVisitsPerSecond === 0) return false;
    if (this.open.of(address) >= limits.connections) return true;
    // One request opens such a connection, and nothing need be kept open for it.
    return isPolling && this.tabless.of(address) >= limits.tablessConnections;
  }

  private giveUp(request: object) {
    const places = this.places.get(request);
    places?.open();
    places?.tabless();
  }
}
