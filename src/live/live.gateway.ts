import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { Request } from 'express';
import type { Server, Socket } from 'socket.io';
import { publicName } from '../session/key.js';
import type { Owner } from '../session/store.js';
import { socketError } from '../web/problem.js';
import { RateLimiter } from '../web/rate.limiter.js';
import { Expiry } from './expiry.js';
import { Handshake } from './handshake.js';
import { Push } from './push.js';
import { SocketDoor } from './socket.door.js';
import { SocketLimiter } from './socket.limiter.js';

/** More than a payload may have, so that one that is a little too large still gets an answer. */
const MESSAGE_LIMIT_BYTES = 131_072;
/** One session may have this many tabs open. */
export const TABS_LIMIT = 50;

/** Lets sockets in, each into the room of its session; the session outlives no socket and no socket the session. */
@WebSocketGateway({ maxHttpBufferSize: MESSAGE_LIMIT_BYTES, serveClient: false })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    private readonly handshake: Handshake,
    private readonly door: SocketDoor,
    private readonly push: Push,
    private readonly expiry: Expiry,
    private readonly sockets: SocketLimiter,
    private readonly limiter: RateLimiter,
  ) {}

  afterInit(server: Server) {
    this.push.attach(server);
    this.handshake.guard(server);
    server.engine.on('connection', (connection: Socket['conn']) => this.sockets.watch(connection));
    server.use((socket, next) => next(this.seat(socket)));
  }

  handleConnection(socket: Socket) {
    const { owner, over = 'ended' } = sessionOf(socket);
    if (!owner || isOfAnother(socket, owner)) return this.push.cut(socket, over);
    this.door.open(socket, owner.key);
    // It may have ended between the handshake and now; from here on its end is told.
    return this.expiry.watch(owner.key);
  }

  /** Into its session's room at once, or a client that asks many times in one breath would get more seats than there are. */
  private seat(socket: Socket) {
    const { owner } = sessionOf(socket);
    if (!owner) return undefined;
    if (this.push.count(owner.key) < TABS_LIMIT) return void socket.join(owner.key);
    const message = `A session may have ${TABS_LIMIT} tabs open; close one first.`;
    const refusal = this.limiter.refuse('tabs', message);
    return Object.assign(new Error(refusal.message), { data: socketError(refusal) });
  }
}

const sessionOf = ({ request }: Socket) => (request as unknown as Request).currentSession;

/** Whether the tab's page is of a session before this one: to that tab, its own has ended. */
function isOfAnother({ handshake }: Socket, { key }: Owner) {
  const { session } = handshake.query;
  return session !== undefined && session !== publicName(key);
}
