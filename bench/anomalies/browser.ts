export type Counters = Record<string, number>;

const LIMIT_MS = 15_000;

export class Browser {
  private readonly cookies = new Map<string, string>();

  /** @param url where the app is now: after a restart that is another */
  constructor(private readonly url: () => string) {}

  get cookie() {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }

  /** @param ask whom the handler asks, between its load and its answer */
  async look(ask?: string): Promise<Counters> {
    const query = ask ? `?${new URLSearchParams({ ask }).toString()}` : '';
    const { ok, text } = await this.send('GET', `/counters${query}`);
    return ok ? (JSON.parse(text) as Counters) : {};
  }

  add(key: string, ask?: string) {
    return this.post('/counters/add', { key, ...(ask && { ask }) });
  }

  move(ask: string) {
    return this.post('/counters/move', { ask });
  }

  end() {
    return this.post('/session/end', {});
  }

  async status() {
    const response = await this.send('GET', '/counters').catch(() => undefined);
    return response?.status;
  }

  breakCookies() {
    for (const name of this.cookies.keys()) this.cookies.set(name, '%7Bbad');
  }

  private async post(path: string, body: object) {
    return (await this.send('POST', path, JSON.stringify(body))).ok;
  }

  private async send(method: string, path: string, body?: string) {
    const response = await fetch(this.url() + path, {
      method,
      headers: {
        Accept: 'application/json',
        Cookie: this.cookie,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(body && { body }),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    // An answer is one when it has come to its end: express-session holds its last byte until it has saved.
    return { ok: response.ok, status: response.status, text: await response.text() };
  }

  private keep(cookie: string) {
    const [pair, ...attributes] = cookie.split(';');
    const [name, ...value] = pair!.split('=');
    if (attributes.some(isOver)) this.cookies.delete(name!);
    else this.cookies.set(name!, value.join('='));
  }
}

function isOver(attribute: string) {
  const [name, value = ''] = attribute.trim().split('=');
  if (/^max-age$/i.test(name!)) return Number(value) <= 0;
  return /^expires$/i.test(name!) && Date.parse(value) <= Date.now();
}
