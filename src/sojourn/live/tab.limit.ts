import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { socketError } from '../commands/problem.js';
import { RateLimiter } from '../commands/rate.limiter.js';
import { SessionConfig } from '../session/session.config.js';
import { Storage } from '../session/storage.js';
import { warn } from '../session/warn.js';
import { TabNews } from './tab.news.js';

@Injectable()
export class TabLimit {
  private readonly logger = new Logger('TabLimit');
  /** By connection, how to leave the places that its sockets have. */
  private readonly places = new WeakMap<object, Set<() => void>>();

  constructor(
    private readonly storage: Storage,
    private readonly limiter: RateLimiter,
    private readonly news: TabNews,
    private readonly config: SessionConfig,
  ) {}

  async seat(socket: Socket) {
    const { owner } = (socket.request as unknown as Request).currentSession;
    if (!owner) return undefined;
    const isSeated = await this.storage.tabs.take(owner.key, socket.id, this.config.limits.tabs);
    if (!isSeated) return this.refused();
    const places = this.placesOf(socket.conn);
    const leave = () => {
      if (places.delete(leave)) void this.leave(owner.key, socket.id);
    };
    places.add(leave);
    socket.once('disconnect', leave);
    // A client that went away meanwhile closes its connection no more.
    if (socket.conn.readyState !== 'open') leave();
    return undefined;
  }

  /** One listener for all of them: a client may open and close its socket on one connection as often as it likes. */
  private placesOf(connection: Socket['conn']) {
    const known = this.places.get(connection);
    if (known) return known;
    const places = new Set<() => void>();
    this.places.set(connection, places);
    connection.once('close', () => places.forEach((leave) => leave()));
    return places;
  }

  private refused() {
    const message = `A session may have ${this.config.limits.tabs} tabs open; close one first.`;
    const refusal = this.limiter.refuse('tabs', message);
    return Object.assign(new Error(refusal.message), { data: socketError(refusal) });
  }

  private async leave(owner: string, tab: string) {
    await this.storage.tabs.leave(owner, tab).catch((error: unknown) => warn(this.logger, error));
    this.news.changed(owner);
  }
}
