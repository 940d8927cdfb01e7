import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface OwnAddress {
  host: string;
  port: number;
  name: string;
}

export class OwnVisitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly address: OwnAddress) {}

  async post(path: string): Promise<unknown> {
    const { host, port, name } = this.address;
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { Host: name, Accept: 'application/json', Cookie: cookie };
    const sent = request({ host, port, path, method: 'POST', headers }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await text(response);
    if (response.statusCode !== 200 && response.statusCode !== 303)
      throw new Error(`${path} was answered with ${response.statusCode}.`);
    this.keep(response.headers);
    return body && JSON.parse(body);
  }

  private keep({ 'set-cookie': cookies = [] }: IncomingHttpHeaders) {
    for (const cookie of cookies) {
      const [pair] = cookie.split(';');
      const [name, value] = pair!.split('=');
      this.cookies.set(name!, value!);
    }
  }
}
