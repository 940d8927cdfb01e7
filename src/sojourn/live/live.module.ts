import { Module } from '@nestjs/common';
import { SessionModule } from '../session.module.js';
import { Admission } from './admission.js';
import { BacklogLimit } from './backlog.limit.js';
import { Broadcaster } from './broadcaster.js';
import { ChangePusher } from './change.pusher.js';
import { Commands } from './commands.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { Expiry } from './expiry.js';
import { Handshake } from './handshake.js';
import { LiveGateway } from './live.gateway.js';
import { PushLog } from './push.log.js';
import { Seats } from './seats.js';
import { SliceRenderer } from './slice.renderer.js';
import { SocketDoor } from './socket.door.js';
import { SocketDrain } from './socket.drain.js';
import { SocketLimiter } from './socket.limiter.js';
import { TabDeadline } from './tab.deadline.js';
import { TabLimit } from './tab.limit.js';
import { TabList } from './tab.list.js';
import { TabNews } from './tab.news.js';
import { WatchService } from './watch.service.js';
import { Watchers } from './watchers.js';

/** The socket door of every command, and the pushes to the tabs. Imported once, by the root module. */
@Module({
  imports: [SessionModule],
  providers: [
    Admission,
    BacklogLimit,
    Broadcaster,
    ChangePusher,
    Commands,
    ConnectionLimiter,
    Expiry,
    SocketLimiter,
    Handshake,
    LiveGateway,
    PushLog,
    Seats,
    SliceRenderer,
    SocketDoor,
    SocketDrain,
    TabDeadline,
    TabLimit,
    TabList,
    TabNews,
    Watchers,
    WatchService,
  ],
  exports: [Broadcaster, PushLog],
})
export class LiveModule {}
