import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { download, retryAfterMs } from './download.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let server: Server;

beforeEach(async () => {
  server = createServer((_, response) => response.write('<')).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const get = (stop: AbortSignal) =>
  download(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { limitBytes: 9, stop });

it('ends after two seconds, however often memory is freed meanwhile', async () => {
  const collecting = setInterval(collectGarbage, 50);

  await expect(get(new AbortController().signal)).rejects.toThrow(/timeout/);

  clearInterval(collecting);
}, 10_000);

it('ends when it is stopped, and says why', async () => {
  const stop = new AbortController();
  const answer = get(stop.signal);
  await once(server, 'request');

  stop.abort(new Error('The app stops.'));

  await expect(answer).rejects.toThrow('The app stops.');
});

it.each([
  [{ 'Retry-After': '3600' }, 3_600_000],
  [{ 'Retry-After': 'Thu, 01 Jan 1970 00:01:00 GMT' }, 60_000],
  [{ 'X-Rate-Limit-Retry-After-Seconds': '120' }, 120_000],
  [{ 'Retry-After': '5', 'X-Rate-Limit-Retry-After-Seconds': '120' }, 120_000],
  [{ 'Retry-After': '99999999999' }, 86_400_000],
  [{ 'Retry-After': 'soon' }, 0],
  [{ 'Retry-After': '-1' }, 0],
  [{}, 0],
])('reads from %j how long to wait: %d ms', (headers, wait) => {
  expect(retryAfterMs(new Headers(headers as Record<string, string>), 0)).toBe(wait);
});
