import autocannon, { type Request } from 'autocannon';
import { Client } from './client.js';
import type { Server } from './server.js';

export const CLIENTS = 50;
const WAGES = 100;

export interface Figures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How much of a processor one request takes; what else the machine does hardly shows in it. */
  processorUs: number;
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
    private readonly server: Server,
    private readonly clients: Client[],
  ) {}

  static async on(server: Server) {
    const clients = Array.from({ length: CLIENTS }, () => Client.begin(server.url));
    return new Load(server, await Promise.all(clients));
  }

  async run(requests: Request[], seconds: number): Promise<Figures> {
    const idle = [...this.clients];
    const before = this.server.processorMs;
    const result = await autocannon({
      url: this.server.url,
      connections: CLIENTS,
      duration: seconds,
      setupClient: (connection) => connection.setRequests(requestsOf(idle.pop()!, requests)),
    });
    const failed = result.non2xx + result.errors;
    if (failed > 0) throw new Error(`${failed} requests to ${this.server.url} failed.`);
    return {
      perSecond: result.requests.total / result.duration,
      p50Ms: result.latency.p50,
      p99Ms: result.latency.p99,
      processorUs: ((this.server.processorMs - before) / result.requests.total) * 1000,
    };
  }
}

const requestsOf = (client: Client, requests: Request[]) =>
  requests.map((request) => ({ ...request, headers: { ...client.headers, ...request.headers } }));
