import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { Request } from 'express';
import type { Server, Socket } from 'socket.io';
import type { Owner } from '../session/change.js';
import { publicName } from '../session/key.js';
import { SessionConfig } from '../session/session.config.js';
import { BacklogLimit } from './backlog.limit.js';
import { Broadcaster } from './broadcaster.js';
import { Expiry } from './expiry.js';
import { Handshake } from './handshake.js';
import { limitMessages } from './message.limit.js';
import { watchNamespaces } from './namespaces.js';
import { SocketDoor } from './socket.door.js';
import { SocketLimiter } from './socket.limiter.js';
import { TabDeadline } from './tab.deadline.js';
import { TabLimit } from './tab.limit.js';
import { TabNews } from './tab.news.js';

@WebSocketGateway({ serveClient: false })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly handshake: Handshake,
    private readonly door: SocketDoor,
    private readonly broadcaster: Broadcaster,
    private readonly expiry: Expiry,
    private readonly sockets: SocketLimiter,
    private readonly backlog: BacklogLimit,
    private readonly places: TabLimit,
    private readonly news: TabNews,
    private readonly deadline: TabDeadline,
    private readonly config: SessionConfig,
  ) {}

  afterInit(server: Server) {
    // More than a payload may have, so that one that is a little too large still gets an answer.
    limitMessages(server, 2 * this.config.limits.payloadBytes);
    this.broadcaster.attach(server);
    this.handshake.guard(server);
    server.engine.on('connection', (connection: Socket['conn']) => {
      this.sockets.watch(connection);
      this.backlog.watch(connection);
      this.deadline.watch(connection);
    });
    watchNamespaces(server, (socket) => this.deadline.met(socket));
    server.use((socket, next) => void this.places.seat(socket).then(next, next));
  }

  handleConnection(socket: Socket) {
    const { owner, over } = sessionOf(socket);
    if (!owner || isOfAnother(socket, owner))
      return this.broadcaster.cut(socket, over === 'expired' ? 'expired' : 'ended');
    void socket.join(owner.key);
    this.news.changed(owner.key);
    this.deadline.met(socket);
    this.door.open(socket, owner.key);
    // It may have ended between the handshake and now; from here on its end is told.
    return this.expiry.watch(owner.key, socket);
  }
}

const sessionOf = ({ request }: Socket) => (request as unknown as Request).currentSession;

/** To a tab whose page is of a session before this one, its own has ended. */
function isOfAnother({ handshake }: Socket, { key }: Owner) {
  const { session } = handshake.query;
  return session !== undefined && session !== publicName(key);
}
