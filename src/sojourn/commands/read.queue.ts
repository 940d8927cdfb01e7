import { Injectable } from '@nestjs/common';

type Begin = (done: () => void) => void;

/** With as much time between two reads as the last one took: who asks for a hundred long pages delays nobody else. */
@Injectable()
export class ReadQueue {
  private readonly waiting = new Map<string, Begin[]>();

  enter(client: string, begin: Begin) {
    const queue = this.waiting.get(client);
    if (queue) queue.push(begin);
    else {
      this.waiting.set(client, []);
      this.begin(client, begin);
    }
  }

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
