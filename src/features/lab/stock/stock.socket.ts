import type { Request, RequestHandler } from 'express';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { Pause, State } from '../actor.js';
import { save, shown } from './stock.handlers.js';

interface Commands {
  add: (done: (sees: State) => void) => void;
  save: (done: (sees: State) => void) => void;
}

interface Pushes {
  welcome: (sees: State) => void;
}

/** Sockets with express-session as Socket.IO documents it: each has the session that its handshake loaded. */
export function openSockets(http: HttpServer, sessions: RequestHandler) {
  const server = new Server<Commands, Pushes>(http);
  server.engine.use(sessions);
  server.on('connection', (socket) => {
    const { session } = socket.request as Request;
    socket.emit('welcome', shown(session));
    socket.on('add', (done) => {
      session.count = (session.count ?? 0) + 1;
      done(shown(session));
    });
    socket.on('save', (done) => void save(session).then(() => done(shown(session))));
  });
  return server;
}

export async function addOneBySocket(url: string, cookie: string, pause: Pause) {
  const options = { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } };
  const socket: Socket<Pushes, Commands> = io(url, options);
  try {
    await pause(await new Promise<State>((resolve) => socket.once('welcome', resolve)));
    await pause(await socket.emitWithAck('add'));
    return await socket.emitWithAck('save');
  } finally {
    socket.disconnect();
  }
}
