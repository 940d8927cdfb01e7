export { Visitor } from '../../src/sojourn/testing/visitor.js';

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
