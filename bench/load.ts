import autocannon, { type Request } from 'autocannon';
import { Client } from './client.js';
import type { Server } from './server.js';

export const CLIENTS = 32;
const WAGES = 100;

export interface Figures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Hardly changes with what else the machine does. */
  processorUs: number;
}

const BROWSER = {
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Encoding': 'gzip, deflate, br',
};

// Another wage each time: where nothing has changed, express-session sees nothing to save.
const wages = Array.from({ length: WAGES }, (_, index) => 20 + index / 10);

const command = (headers: Record<string, string>, body: (wage: number) => string): Request[] =>
  wages.map((wage) => ({
    method: 'POST',
    path: '/pay/set-wage',
    headers,
    body: body(wage),
  }));

const page: Request = { method: 'GET', path: '/pay', headers: BROWSER };

const forms = command(
  { ...BROWSER, 'Content-Type': 'application/x-www-form-urlencoded' },
  (wage) => `wage=${wage}`,
);

export const LOADS = {
  page: [page],
  plain: [{ method: 'GET', path: '/pay', headers: { Accept: BROWSER.Accept } }],
  json: [{ method: 'GET', path: '/pay' }],
  turns: forms.flatMap((form) => [form, page]),
  form: forms,
  command: command({ 'Content-Type': 'application/json' }, (wage) => JSON.stringify({ wage })),
} satisfies Record<string, Request[]>;

export type Kind = keyof typeof LOADS;

/** Each client sends its next request as soon as the last one is answered. */
export class Load {
  private constructor(
    private readonly server: Server,
    readonly clients: readonly Client[],
  ) {}

  static async on(server: Server) {
    const clients = Array.from({ length: CLIENTS }, () => Client.begin(server.url));
    return new Load(server, await Promise.all(clients));
  }

  async run(requests: (client: Client) => Request[], seconds: number): Promise<Figures> {
    const idle = [...this.clients];
    const before = this.server.processorMs;
    const result = await autocannon({
      url: this.server.url,
      connections: CLIENTS,
      duration: seconds,
      setupClient: (connection) => connection.setRequests(requestsOf(idle.pop()!, requests)),
    });
    const failed = result['4xx'] + result['5xx'] + result.errors;
    if (failed > 0) {
      const answers = JSON.stringify(result.statusCodeStats);
      throw new Error(`${failed} requests to ${this.server.script} failed: ${answers}.`);
    }
    return {
      perSecond: result.requests.total / result.duration,
      p50Ms: result.latency.p50,
      p99Ms: result.latency.p99,
      processorUs: ((this.server.processorMs - before) / result.requests.total) * 1000,
    };
  }
}

const requestsOf = (client: Client, requests: (client: Client) => Request[]) =>
  requests(client).map((request) => ({
    ...request,
    headers: { ...client.headers, ...request.headers },
  }));
