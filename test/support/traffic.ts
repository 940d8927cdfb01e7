import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { TestApp } from './app.js';

/** What an app is asked for from now on, and how many bytes it sends, as its own server sees it. */
export class Traffic {
  /** The paths, in the order they were asked for; a WebSocket is one of them. */
  readonly paths: string[] = [];
  private readonly sockets = new Map<Socket, number>();

  constructor({ nest }: TestApp) {
    const server: Server = nest.getHttpServer();
    for (const asked of ['request', 'upgrade'] as const)
      // Before Express, which has an address of its own for each part of the app.
      server.prependListener(asked, ({ url, socket }) => {
        this.paths.push(url!.replace(/\?.*/, ''));
        if (!this.sockets.has(socket)) this.sockets.set(socket, socket.bytesWritten);
      });
  }

  /** Counts from here. */
  restart() {
    this.paths.length = 0;
    this.sockets.clear();
  }

  get bytes() {
    const counts = [...this.sockets].map(([socket, before]) => socket.bytesWritten - before);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  get assets() {
    return this.paths.filter((path) => path.startsWith('/assets/'));
  }
}
