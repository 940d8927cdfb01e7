import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Refusal } from '../session/refusal.js';

/** How long the events that are queued when the app stops may still take. */
const QUEUES_MS = 2_000;
/** How long a client that polls may take to fetch its acknowledgements. */
const FAREWELL_MS = 500;

/** Answers the events that are queued when the app stops, before their sockets close. */
@Injectable()
export class SocketDrain implements BeforeApplicationShutdown {
  private readonly queues = new Map<Socket, Promise<void>>();
  private isStopping = false;

  /** Why an event is not taken any more. */
  get refusal() {
    return this.isStopping ? stopping() : undefined;
  }

  /** @param queue settles when all events of the socket are acknowledged */
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
