import { Injectable } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import type { Reason } from '../session/session.js';
import { terminate } from './termination.js';
import { Watchers } from './watchers.js';

/** Sends events to the open tabs of this process. Changes are told by themselves: see `SessionService.change`. */
@Injectable()
export class Broadcaster {
  private server: Server | undefined;

  constructor(private readonly watchers: Watchers) {}

  attach(server: Server) {
    this.server = server;
  }

  hasTabs(owner: string) {
    return this.server?.sockets.adapter.rooms.has(owner) ?? false;
  }

  tabsOf(owner: string) {
    return this.socketsOf(this.server?.sockets.adapter.rooms.get(owner) ?? []);
  }

  /** How many tabs are open on this process. */
  get open() {
    return this.server?.engine.clientsCount ?? 0;
  }

  /** Sends an event, which is no change, to all tabs of a session on this process. */
  tell(owner: string, event: string, payload: object) {
    this.server?.to(owner).emit(event, payload);
  }

  /** @returns the ids of the tabs of this process that watch a slice, by the keys of its owners */
  watching(slice: string): ReadonlyMap<string, readonly string[]> {
    return this.watchers.tabsByOwner(slice);
  }

  /** Sends an event to the tabs that watch a slice on this process. */
  tellWatchers(owner: string, slice: string, event: string, payload: object) {
    this.tellTabs(this.watchers.tabsOf(owner, slice), event, payload);
  }

  /** Sends an event to tabs of this process. @param sockets their ids */
  tellTabs(sockets: string[], event: string, payload: object) {
    if (sockets.length > 0) this.server?.to(sockets).emit(event, payload);
  }

  cut(socket: Socket, reason: Reason) {
    socket.emit('session:ended', { reason });
    socket.disconnect(true);
  }

  end(owner: string, reason: Reason) {
    this.tell(owner, 'session:ended', { reason });
    this.server?.in(owner).disconnectSockets(true);
  }

  disconnect(sockets: Iterable<string>) {
    for (const { conn } of this.socketsOf(sockets)) terminate(conn);
  }

  private socketsOf(ids: Iterable<string>) {
    return [...ids].flatMap((id) => this.server?.sockets.sockets.get(id) ?? []);
  }
}
