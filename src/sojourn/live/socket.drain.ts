import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Refusal } from '../session/refusal.js';

const QUEUES_MS = 2_000;
/** A client that polls fetches its acknowledgements. */
const FAREWELL_MS = 500;

@Injectable()
export class SocketDrain implements BeforeApplicationShutdown {
  private readonly queues = new Map<Socket, Promise<void>>();
  private isStopping = false;

  get refusal() {
    return this.isStopping ? stopping() : undefined;
  }

  follow(socket: Socket, queue: Promise<void>) {
    if (!this.queues.has(socket)) socket.once('disconnect', () => this.queues.delete(socket));
    this.queues.set(socket, queue);
  }

  async beforeApplicationShutdown() {
    this.isStopping = true;
    await within(QUEUES_MS, [...this.queues.values()]);
    await within(FAREWELL_MS, [...this.queues.keys()].map(closed));
  }
}

/** Not by Socket.IO's own goodbye: a client that hears it does not come back. */
function closed({ conn }: Socket) {
  return new Promise<void>((resolve) => {
    conn.once('close', () => resolve());
    conn.close();
  });
}

async function within(limitMs: number, all: Promise<void>[]) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([Promise.all(all), late]);
  clearTimeout(timer);
}

const stopping = () =>
  new Refusal('unavailable', 503, 'The server is stopping. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
