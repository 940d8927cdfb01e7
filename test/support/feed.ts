import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse) => void;

/** A web server on a port of its own that answers as it is told, and counts who asks. */
export class Feed {
  asked: string[] = [];
  answer: Answer;

  private constructor(
    private readonly server: Server,
    answer: Answer,
  ) {
    this.answer = answer;
    server.on('request', ({ url }, response: ServerResponse) => {
      this.asked.push(url!);
      this.answer(response);
    });
  }

  static async start(answer: Answer) {
    const feed = new Feed(createServer(), answer);
    feed.server.listen(0, '127.0.0.1');
    await once(feed.server, 'listening');
    return feed;
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/daily.xml`;
  }

  async stop() {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

/** The ECB's daily file of a day. */
export const ecb = (day: string, rates: Record<string, string>) => {
  const cubes = Object.entries(rates).map(
    ([code, rate]) => `<Cube currency='${code}' rate='${rate}'/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<Cube><Cube time='${day}'>${cubes.join('')}</Cube></Cube></gesmes:Envelope>`;
};
