import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { TestApp } from '../support/app.js';

const BODY = '{"name":"Eve"}';
const SMUGGLED = 'POST /greeting/set HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';

const ambiguous: [what: string, headers: string[], body: string][] = [
  ['a length and chunks', ['Content-Length: 14', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
  ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 5'], '0\r\n\r\n'],
  ['two lengths', ['Content-Length: 14', 'Content-Length: 15'], BODY],
  ['two lengths in one', ['Content-Length: 14, 15'], BODY],
  ['a length with a sign', ['Content-Length: +14'], BODY],
  ['a length below zero', ['Content-Length: -1'], BODY],
  ['a chunk whose size is none', ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'],
  ['a chunk longer than it says', ['Transfer-Encoding: chunked'], `2\r\n${BODY}\r\n0\r\n\r\n`],
  ['an unknown coding', ['Transfer-Encoding: chunked, none'], BODY],
  ['a header with a space before its colon', ['Content-Length : 14'], BODY],
  ['a header that is folded', ['X-Fold: a', ' b: c', 'Content-Length: 14'], BODY],
];

// ASVS 4.2.1
describe('a request of which it is not clear where it ends', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  /** Sends bytes and waits until the server has closed the connection. @returns all it has said */
  async function say(bytes: string) {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    return text(socket);
  }

  it.each(ambiguous)('by %s is refused, and nothing after it is read', async (_, headers, body) => {
    const lines = [
      'POST /greeting/set HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      ...headers,
    ];

    const said = await say(`${lines.join('\r\n')}\r\n\r\n${body}${SMUGGLED}`);

    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(said).not.toMatch(/set-cookie|Eve/i);
  });

  it('with headers of more than 16 kB is refused', async () => {
    const said = await say(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);

    expect(said).toMatch(/^HTTP\/1\.1 431 /);
  });
});
