import autocannon, { type Request } from 'autocannon';
import { Client } from './client.js';

export const CLIENTS = 50;
const WAGES = 100;

export interface Figures {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

const reads: Request[] = [{ method: 'GET', path: '/pay' }];

// Another wage each time: where nothing has changed, express-session sees nothing to save.
const writes: Request[] = Array.from({ length: WAGES }, (_, index) => ({
  method: 'POST',
  path: '/pay/set-wage',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ wage: 20 + index / 10 }),
}));

export const LOADS = { reads, writes };

/** Clients with a session each, who send their next request as soon as the last one is answered. */
export class Load {
  private constructor(
    private readonly url: string,
    private readonly clients: Client[],
  ) {}

  static async on(url: string) {
    const clients = Array.from({ length: CLIENTS }, () => Client.begin(url));
    return new Load(url, await Promise.all(clients));
  }

  async run(requests: Request[], seconds: number): Promise<Figures> {
    const idle = [...this.clients];
    const result = await autocannon({
      url: this.url,
      connections: CLIENTS,
      duration: seconds,
      setupClient: (connection) => connection.setRequests(requestsOf(idle.pop()!, requests)),
    });
    const failed = result.non2xx + result.errors;
    if (failed > 0) throw new Error(`${failed} requests to ${this.url} failed.`);
    const { p50, p99 } = result.latency;
    return { perSecond: result.requests.total / result.duration, p50, p99 };
  }
}

const requestsOf = (client: Client, requests: Request[]) =>
  requests.map((request) => ({ ...request, headers: { ...client.headers, ...request.headers } }));
