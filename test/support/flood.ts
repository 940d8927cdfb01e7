import { Worker } from 'node:worker_threads';

export interface Flood {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  connections?: number;
}

const HIGHEST_STATUS = 599;

/** One client that sends the same request as fast as it can, over many connections at once. */
export class Flooder {
  private constructor(
    private readonly worker: Worker,
    private readonly statuses: Int32Array,
  ) {}

  static start(url: string, { method, path, headers, body = '', connections = 10 }: Flood) {
    const { hostname, port, host } = new URL(url);
    const fields = { Host: host, 'Content-Length': String(body.length), ...headers };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    const request = `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
    const statuses = new Int32Array(new SharedArrayBuffer(4 * (HIGHEST_STATUS + 1)));
    const workerData = { hostname, port, request, connections, statuses };
    const worker = new Worker(new URL('request.flooder.js', import.meta.url), { workerData });
    return new Flooder(worker, statuses);
  }

  /** How often it was answered so. */
  answers(status: number) {
    return this.statuses[status]!;
  }

  stop() {
    return this.worker.terminate();
  }
}
