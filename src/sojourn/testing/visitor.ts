import { CookieJar } from '../client/cookie.jar.js';
import { VisitorRequest } from './visitor.request.js';

type Body = string | Uint8Array;

const FORM = 'application/x-www-form-urlencoded';

/**
 * A browser without JavaScript, or a script: it keeps its cookies and nothing else. Redirects are not followed.
 * @example
 * const ada = new Visitor(await app.getUrl());
 * await ada.submit('/counter/add').expect(303);
 * expect(await ada.state('counter')).toEqual({ n: 1 });
 */
export class Visitor {
  private readonly jar: CookieJar;

  /** @param headers go with each request */
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {
    this.jar = new CookieJar(url.startsWith('https:'));
  }

  /** Its Cookie header: to open a `Tab` or a client with. */
  get cookies() {
    return this.jar.header;
  }

  /** Asks as a browser does. */
  page(path: string) {
    return this.ask('GET', path, { Accept: 'text/html' });
  }

  /** Asks for a page's slice as JSON. */
  json(path: string) {
    return this.ask('GET', path, { Accept: 'application/json' });
  }

  /** Asks with any safe method. */
  request(method: 'GET' | 'HEAD' | 'OPTIONS', path: string) {
    return this.ask(method, path);
  }

  /** Submits a form. A list is a field for each of its texts. */
  submit(path: string, fields: Record<string, string | string[]> = {}) {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((text): [string, string] => [name, text]),
    );
    return this.ask('POST', path, { 'Content-Type': FORM }, new URLSearchParams(pairs).toString());
  }

  /** Sends a command as a script does. A text and bytes go as they are, anything else as JSON. */
  send(path: string, payload: unknown = {}) {
    const isRaw = typeof payload === 'string' || payload instanceof Uint8Array;
    const body = isRaw ? payload : JSON.stringify(payload);
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    return this.ask('POST', path, headers, body);
  }

  /** The state of a feature's slice, by its page. */
  async state<State = unknown>(feature: string) {
    const { body } = await this.json(`/${feature}`).expect(200);
    return (body as { state: State }).state;
  }

  private ask(method: string, path: string, headers: Record<string, string> = {}, body?: Body) {
    const request = new VisitorRequest({
      method,
      url: this.url + path,
      headers: { ...(this.cookies && { Cookie: this.cookies }), ...headers },
      ...(body !== undefined && { body }),
      took: (answer) => this.jar.take(answer.headers['set-cookie']),
    });
    return request.set(this.headers);
  }
}
