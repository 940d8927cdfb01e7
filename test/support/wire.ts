import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const LIMIT_MS = 5_000;
const SEPARATOR = '\u001e';

export const POLLING = 'EIO=4&transport=polling';
export const WEBSOCKET = 'EIO=4&transport=websocket';

interface WireRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

/** One request to the socket server, byte for byte as a test wants it. */
export async function wire(
  url: string,
  query: string,
  { method = 'GET', headers = {}, body }: WireRequest = {},
) {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const sent = request(`${url}/socket.io/?${query}`, { method, headers, signal, agent: false });
  sent.end(body);
  const answers = [once(sent, 'response', { signal }), once(sent, 'upgrade', { signal })];
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

/** A socket spoken by hand over long polling: it can say what no client library would. */
export class WireTab {
  private constructor(
    private readonly url: string,
    readonly engineId: string,
    private readonly headers: Record<string, string>,
  ) {}

  static async open(url: string, headers: Record<string, string> = {}) {
    const { text: opened } = await wire(url, POLLING, { headers });
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const tab = new WireTab(url, sid, headers);
    await tab.send('40');
    await tab.poll();
    return tab;
  }

  /** Sends packets such as `42["watch",{}]`, all at once. */
  send(...packets: string[]) {
    return this.ask({ method: 'POST', body: packets.join(SEPARATOR) });
  }

  /** @returns the packets that wait for it, or the next to come */
  async poll() {
    const { text: packets } = await this.ask({});
    return packets.split(SEPARATOR);
  }

  private ask(options: WireRequest) {
    return wire(this.url, `${POLLING}&sid=${this.engineId}`, { headers: this.headers, ...options });
  }
}
