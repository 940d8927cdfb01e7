import { once } from 'node:events';
import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { PATIENCE_MS } from './wait.for.js';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** What its JSON holds; an empty object where it is none. */
  body: unknown;
}

interface Sending {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  took: (answer: Answer) => void;
}

type Check = (answer: Answer) => string | undefined;

/** A request under way: it is sent once it is awaited, and checked when it is answered. */
export class VisitorRequest implements PromiseLike<Answer> {
  private readonly checks: Check[] = [];
  private readonly headers: Record<string, string> = {};
  private sent: Promise<Answer> | undefined;

  constructor(private readonly sending: Sending) {
    this.set(sending.headers);
  }

  set(name: string | Record<string, string>, value = '') {
    const headers = typeof name === 'string' ? { [name]: value } : name;
    for (const [key, set] of Object.entries(headers)) this.headers[key.toLowerCase()] = set;
    return this;
  }

  /** Throws where the answer is another: `expect(200)`, `expect(200, { n: 1 })`, `expect('Location', '/')`. */
  expect(expected: number | string | RegExp, value?: unknown) {
    if (expected instanceof RegExp)
      this.checks.push(({ text: said }) => matches('text', said, expected));
    else if (typeof expected === 'string')
      this.checks.push(({ headers }) =>
        matches(expected, String(headers[expected.toLowerCase()]), value),
      );
    else this.checks.push((answer) => isAnswered(answer, expected, value));
    return this;
  }

  // It is awaited as a promise is: that sends it, after `set` and `expect`.
  // oxlint-disable-next-line unicorn/no-thenable
  then<Done = Answer, Failed = never>(
    done?: ((answer: Answer) => Done | PromiseLike<Done>) | null,
    failed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ) {
    return (this.sent ??= this.send()).then(done, failed);
  }

  private async send() {
    const { method, url, body, took } = this.sending;
    const answer = await exchange(method, url, this.headers, body);
    took(answer);
    const wrong = this.checks.map((check) => check(answer)).find(Boolean);
    if (wrong) throw new Error(`${method} ${new URL(url).pathname}: ${wrong}`);
    return answer;
  }
}

async function exchange(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<Answer> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const sent = request(url, { method, headers, agent: false, signal });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const said = await text(response);
  return {
    status: response.statusCode!,
    headers: response.headers,
    text: said,
    body: /[/+]json/.test(response.headers['content-type'] ?? '') && said ? JSON.parse(said) : {},
  };
}

function isAnswered({ status, body, text: said }: Answer, expected: number, value: unknown) {
  if (status !== expected)
    return `expected ${expected}, was answered ${status}: ${said.slice(0, 500)}`;
  if (value === undefined || isDeepStrictEqual(body, value)) return undefined;
  return `expected ${JSON.stringify(value)}, was answered ${said.slice(0, 500)}`;
}

function matches(what: string, found: string, expected: unknown) {
  const fits = expected instanceof RegExp ? expected.test(found) : found === expected;
  return fits ? undefined : `expected ${what} ${String(expected)}, found ${found.slice(0, 500)}`;
}
