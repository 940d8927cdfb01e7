import { NodeWebSocket } from 'socket.io-client';
import type { CookieJar } from './cookie.jar.js';

interface Opening {
  on(event: 'upgrade', listener: (response: Answer) => void): void;
}

interface Answer {
  headers: { 'set-cookie'?: string[] };
}

/** Cookies that outlive the connection: Socket.IO forgets its own at each reconnection. */
export const webSocketWith = (jar: CookieJar): typeof NodeWebSocket =>
  class extends NodeWebSocket {
    override createSocket(...[uri, protocols, options]: Parameters<NodeWebSocket['createSocket']>) {
      const headers = { ...(options.headers as object), ...(jar.header && { Cookie: jar.header }) };
      const socket = super.createSocket(uri, protocols, { ...options, headers }) as Opening;
      socket.on('upgrade', (response) => jar.take(response.headers['set-cookie']));
      return socket;
    }
  };
