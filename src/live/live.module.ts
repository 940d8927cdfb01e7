import { Global, Module } from '@nestjs/common';
import { BacklogLimit } from './backlog.limit.js';
import { Broadcaster } from './broadcaster.js';
import { Commands } from './commands.js';
import { Expiry } from './expiry.js';
import { Floods } from './floods.js';
import { Handshake } from './handshake.js';
import { LiveGateway } from './live.gateway.js';
import { SocketDoor } from './socket.door.js';
import { WatchService } from './watch.service.js';
import { Watchers } from './watchers.js';

/** The socket door, and what tells the tabs. */
@Global()
@Module({
  providers: [
    BacklogLimit,
    Broadcaster,
    Commands,
    Expiry,
    Floods,
    Handshake,
    LiveGateway,
    SocketDoor,
    Watchers,
    WatchService,
  ],
  exports: [Broadcaster, Watchers],
})
export class LiveModule {}
