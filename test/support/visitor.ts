import request from 'supertest';

/** A browser without JavaScript, or a script: it keeps its cookies and nothing else. */
export class Visitor {
  private readonly agent;

  constructor(
    url: string,
    private readonly headers: Record<string, string> = {},
  ) {
    this.agent = request.agent(url);
  }

  /** What it would send as its Cookie header: to open a tab with. */
  get cookies() {
    const everywhere = { domain: '127.0.0.1', path: '/', secure: false, script: false };
    return this.agent.jar.getCookies(everywhere).toValueString();
  }

  /** Opens a page. */
  page(path: string) {
    return this.agent.get(path).set('Accept', 'text/html').set(this.headers);
  }

  /** Asks a page for its slice. */
  json(path: string) {
    return this.agent.get(path).set('Accept', 'application/json').set(this.headers);
  }

  /** Asks with any method. */
  request(method: 'GET' | 'HEAD' | 'OPTIONS', path: string) {
    const ask = { GET: 'get', HEAD: 'head', OPTIONS: 'options' } as const;
    return this.agent[ask[method]](path).set(this.headers);
  }

  /** Submits a form. */
  submit(path: string, fields: Record<string, string | string[]> = {}) {
    return this.agent.post(path).type('form').set(this.headers).send(fields);
  }

  /** Sends a command as a script does. */
  send(path: string, payload: unknown = {}) {
    return this.agent
      .post(path)
      .set({ Accept: 'application/json', 'Content-Type': 'application/json', ...this.headers })
      .send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  async state<State = unknown>(feature: string) {
    const { body } = await this.json(`/${feature}`).expect(200);
    return (body as { state: State }).state;
  }
}

/** The value of a cookie that an answer sets; undefined where it sets none. */
export function cookieOf(response: { headers: Record<string, unknown> }, name: string) {
  const set = (response.headers['set-cookie'] ?? []) as string[];
  return set.find((cookie) => cookie.startsWith(`${name}=`));
}

/** The cookies that an answer sets, as a browser would send them back. */
export const cookiesOf = (response: { headers: Record<string, unknown> }) =>
  ((response.headers['set-cookie'] ?? []) as string[])
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** The session id in a Cookie header: what the browser holds, and nobody else may see. */
export const sidIn = (cookies: string) => /sid=s%3A([\w-]+)\./.exec(cookies)![1]!;
