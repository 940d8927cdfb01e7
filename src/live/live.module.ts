import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Tabs } from '../session/tabs.js';
import { Admission } from './admission.js';
import { Commands } from './commands.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { Expiry } from './expiry.js';
import { Handshake } from './handshake.js';
import { LiveGateway } from './live.gateway.js';
import { Push } from './push.js';
import { Seats } from './seats.js';
import { SocketDoor } from './socket.door.js';
import { SocketDrain } from './socket.drain.js';
import { SocketLimiter } from './socket.limiter.js';
import { Watching } from './watching.js';

/** The socket door, and what tells the tabs. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Admission,
    Commands,
    ConnectionLimiter,
    Expiry,
    SocketLimiter,
    Handshake,
    LiveGateway,
    Push,
    Seats,
    SocketDoor,
    SocketDrain,
    Watching,
    { provide: Tabs, useExisting: Push },
  ],
  exports: [Push, Tabs],
})
export class LiveModule {}
