import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Tabs } from '../session/tabs.js';
import { BacklogLimit } from './backlog.limit.js';
import { Commands } from './commands.js';
import { Expiry } from './expiry.js';
import { Floods } from './floods.js';
import { Handshake } from './handshake.js';
import { LiveGateway } from './live.gateway.js';
import { Push } from './push.js';
import { SocketDoor } from './socket.door.js';
import { Watching } from './watching.js';

/** The socket door, and what tells the tabs. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    BacklogLimit,
    Commands,
    Expiry,
    Floods,
    Handshake,
    LiveGateway,
    Push,
    SocketDoor,
    Watching,
    { provide: Tabs, useExisting: Push },
  ],
  exports: [Push, Tabs],
})
export class LiveModule {}
