import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Visitor } from './visitor.js';

/** What a page loads, by address. */
export async function assetsOf(visitor: Visitor, path = '/') {
  const { text } = await visitor.page(path).expect(200);
  return [...new Set([...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, url]) => url!))];
}

/** One that ends so. */
export async function assetOf(visitor: Visitor, ending: string, path = '/') {
  const urls = await assetsOf(visitor, path);
  const url = urls.find((found) => found.endsWith(ending));
  if (!url) throw new Error(`${path} loads no ${ending}, but ${urls.join(', ')}.`);
  return url;
}

/** An answer byte for byte; `fetch` undoes its encoding, and `Visitor` reads it as text. */
export async function undecoded(url: string, encoding: string, accept = '*/*') {
  const headers = { Accept: accept, 'Accept-Encoding': encoding };
  const sent = request(url, { headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { headers: response.headers, body: await buffer(response) };
}
