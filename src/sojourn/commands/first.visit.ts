import type { Request } from 'express';

/** A browser is sent here after its first command: it shows whether it keeps the cookie. */
const MARK = 'begun';

/** Scripts look at the cookies that they are sent. */
const isNavigation = (request: Request) =>
  request.get('Sec-Fetch-Mode') === 'navigate' || request.get('Upgrade-Insecure-Requests') === '1';

export function afterFirst(request: Request, next: string) {
  if (!isNavigation(request)) return next;
  const [path, place] = next.split('#');
  return `${path}?${MARK}${place ? `#${place}` : ''}`;
}

export const isBack = ({ query }: Request) => query[MARK] !== undefined;

export const unmarked = ({ originalUrl }: Request) => originalUrl.split('?')[0]!;
