import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntil } from './wait.until.js';

/** Another service, which handlers ask between the load and the save of their session. */
export class Elsewhere {
  private readonly waiting: ServerResponse[] = [];
  private readonly server = createServer(({ url }, response) => {
    if (url === '/later') this.waiting.push(response);
    else response.end();
  });

  static async start() {
    const elsewhere = new Elsewhere();
    elsewhere.server.listen(0, '127.0.0.1');
    await once(elsewhere.server, 'listening');
    return elsewhere;
  }

  get now() {
    return `${this.url}/now`;
  }

  get later() {
    return `${this.url}/later`;
  }

  /** A handler that asks has loaded its session. */
  async asked(count = 1) {
    await waitUntil(`${count} handlers to ask`, () => this.waiting.length >= count);
  }

  answer() {
    for (const response of this.waiting.splice(0)) response.end();
  }

  stop() {
    this.answer();
    this.server.close();
    this.server.closeAllConnections();
  }

  private get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}
