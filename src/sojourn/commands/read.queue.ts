import { Injectable } from '@nestjs/common';

/** Begins a read, and is given what says that it is done. */
type Begin = (done: () => void) => void;

/**
 * Has what one client looks at drawn one after the other, and leaves as much time between as the last one took:
 * who asks for a hundred long pages at once waits for them himself, and nobody else does.
 */
@Injectable()
export class ReadQueue {
  /** What waits, of each client that has a read under way. */
  private readonly waiting = new Map<string, Begin[]>();

  /** @param client the key of the session, or the address where it has none */
  enter(client: string, begin: Begin) {
    const queue = this.waiting.get(client);
    if (queue) queue.push(begin);
    else {
      this.waiting.set(client, []);
      this.begin(client, begin);
    }
  }

  /** The same for what is awaited. */
  async run<Result>(client: string, read: () => Promise<Result>): Promise<Result> {
    const done = await new Promise<() => void>((resolve) => this.enter(client, resolve));
    try {
      return await read();
    } finally {
      done();
    }
  }

  private begin(client: string, begin: Begin) {
    const begunAt = performance.now();
    let isDone = false;
    begin(() => {
      if (!isDone) this.rest(client, performance.now() - begunAt);
      isDone = true;
    });
  }

  private rest(client: string, forMs: number) {
    const isAlone = this.waiting.get(client)?.length === 0;
    if (isAlone) setImmediate(() => this.next(client));
    else setTimeout(() => this.next(client), forMs);
  }

  private next(client: string) {
    const begin = this.waiting.get(client)?.shift();
    if (begin) this.begin(client, begin);
    else this.waiting.delete(client);
  }
}
