export class Client {
  readonly headers: Record<string, string> = { Accept: 'application/json' };

  private constructor(private readonly url: string) {}

  static async begin(url: string) {
    const client = new Client(url);
    const response = await client.post('/pay/set-wage', { wage: 1 });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    client.headers.Cookie = cookies.join('; ');
    return client;
  }

  /** The same browser, where another process answers. */
  at(url: string) {
    const client = new Client(url);
    Object.assign(client.headers, this.headers);
    return client;
  }

  async read<Body>(path: string) {
    const response = await this.send(path, { headers: this.headers });
    return (await response.json()) as Body;
  }

  post(path: string, body: object) {
    const headers = { ...this.headers, 'Content-Type': 'application/json' };
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  private async send(path: string, request: RequestInit) {
    const response = await fetch(this.url + path, request);
    if (!response.ok) throw new Error(`${path} was answered ${response.status}.`);
    return response;
  }
}
