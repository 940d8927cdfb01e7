import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { EVERYONE, type Owner } from '../session/change.js';
import { OpenTabs } from '../session/open.tabs.js';
import { Broadcaster } from './broadcaster.js';
import { Watchers } from './watchers.js';

@Injectable()
export class TabList implements OnModuleInit {
  constructor(
    private readonly tabs: OpenTabs,
    private readonly broadcaster: Broadcaster,
    private readonly watchers: Watchers,
  ) {}

  onModuleInit() {
    this.tabs.of = (owner) =>
      this.broadcaster.tabsOf(owner.key).map((socket) => this.tab(socket, owner));
  }

  private tab(socket: Socket, { key, visitor }: Owner) {
    const keys = [key, visitor, EVERYONE.key];
    return {
      since: socket.handshake.issued,
      transport: socket.conn.transport.name,
      watches: keys.flatMap((each) => this.watchers.watchedOf(socket, each)),
    };
  }
}
