export class CookieJar {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly isSecure: boolean) {}

  take(setCookies: readonly string[] = []) {
    for (const text of setCookies) this.set(text);
  }

  get header() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private set(text: string) {
    const [pair = '', ...attributes] = text.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    if (attributes.some(isOver)) this.cookies.delete(name);
    else if (this.isSecure || !attributes.some(isForTls))
      this.cookies.set(name, pair.slice(name.length + 1));
  }
}

const isForTls = (attribute: string) => /^secure$/i.test(attribute);

function isOver(attribute: string) {
  const [, maxAge] = /^max-age=(-?\d+)$/i.exec(attribute) ?? [];
  if (maxAge) return Number(maxAge) <= 0;
  const [, expires] = /^expires=(.+)$/i.exec(attribute) ?? [];
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
