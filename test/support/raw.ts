import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** One request with its path and method as they are: no client library tidies them up. */
export async function raw(url: string, path: string, options: RawRequest = {}) {
  const { method = 'GET', headers = {}, body } = options;
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, method, headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, headers: response.headers, text: await text(response) };
}
