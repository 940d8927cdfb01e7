import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { PATIENCE_MS, until } from './until.js';
import { cookiesOf } from './visitor.js';

/** A poll is answered with a ping at the latest, every 25 seconds. */
const POLL_MS = 2 * 25_000;
export const SEPARATOR = '\u001e';

export const POLLING = 'EIO=4&transport=polling';
export const WEBSOCKET = 'EIO=4&transport=websocket';

interface WireRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  patienceMs?: number;
}

/** One request to the socket server, byte for byte as a test wants it. */
export async function wire(
  url: string,
  query: string,
  { method = 'GET', headers = {}, body, patienceMs = PATIENCE_MS }: WireRequest = {},
) {
  const sent = request(`${url}/socket.io/?${query}`, { method, headers, agent: false });
  sent.setTimeout(patienceMs, () =>
    sent.destroy(new Error(`Waited in vain for the answer to ${method} ${query}.`)),
  );
  sent.end(body);
  const answers = [once(sent, 'response'), once(sent, 'upgrade')];
  for (const answer of answers) answer.catch(() => undefined);
  const [response, socket] = (await Promise.race(answers)) as [IncomingMessage, Destroyable?];
  socket?.destroy();
  const said = socket ? '' : await text(response);
  return { status: response.statusCode!, headers: response.headers, text: said };
}

interface Destroyable {
  destroy(): void;
}

/** What makes a request a WebSocket's handshake. */
export const upgrade = () => ({
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
});

/** Asks for a WebSocket over a bare connection, which does nothing by itself. */
export function bareSocket(url: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ Host: `${hostname}:${port}`, ...upgrade(), ...headers });
  socket.write(`GET /socket.io/?${WEBSOCKET} HTTP/1.1\r\n`);
  socket.write(lines.map(([name, value]) => `${name}: ${value}\r\n`).join('') + '\r\n');
  return socket;
}

/** A socket spoken by hand over long polling: it can say what no client library would. */
export class WireTab {
  private readonly packets: string[] = [];
  private isOver = false;
  private listening = Promise.resolve();

  private constructor(
    private readonly url: string,
    readonly engineId: string,
    /** What each of its requests carries: the cookie of its session. */
    readonly headers: Record<string, string>,
  ) {}

  static async open(url: string, headers: Record<string, string> = {}) {
    const opened = await wire(url, POLLING, { headers });
    const { sid } = JSON.parse(opened.text.slice(1)) as { sid: string };
    const tab = new WireTab(url, sid, { Cookie: cookiesOf(opened), ...headers });
    tab.listening = tab.listen();
    await tab.send('40');
    await tab.next();
    return tab;
  }

  /** Sends packets such as `42["watch",{}]`, all at once. */
  send(...packets: string[]) {
    return this.ask({ method: 'POST', body: packets.join(SEPARATOR) });
  }

  /** The next packet that came. */
  async next() {
    await until('a packet', () => this.packets.length > 0);
    return this.packets.shift()!;
  }

  /** Waits until the server has closed it. @returns the packets that came until then */
  async closed() {
    await this.listening;
    return this.packets;
  }

  async close() {
    if (!this.isOver) await this.send('1');
    await this.listening;
  }

  /** One request of this socket, with its engine id. */
  ask(options: WireRequest = {}) {
    return wire(this.url, `${POLLING}&sid=${this.engineId}`, { headers: this.headers, ...options });
  }

  /** As a client does: always one request waits for what may come. */
  private async listen() {
    while (!this.isOver) {
      const { status, text: said } = await this.ask({ patienceMs: POLL_MS });
      const packets = said.split(SEPARATOR);
      this.isOver = status !== 200 || packets.includes('1');
      if (status === 200) this.packets.push(...packets);
    }
  }
}
