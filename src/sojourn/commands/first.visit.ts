import type { Request } from 'express';

/** Marks where a browser is sent whose session has just begun: there it shows whether it keeps the cookie. */
const MARK = 'begun';

/** Only a browser that goes there by itself is tried; scripts look at the cookies that they are sent. */
const isNavigation = (request: Request) =>
  request.get('Sec-Fetch-Mode') === 'navigate' || request.get('Upgrade-Insecure-Requests') === '1';

/** @returns where to send a browser next whose session began with this command */
export function afterFirst(request: Request, next: string) {
  if (!isNavigation(request)) return next;
  const [path, place] = next.split('#');
  return `${path}?${MARK}${place ? `#${place}` : ''}`;
}

/** Whether a browser came from there: without a session, its cookie was refused. */
export const isBack = ({ query }: Request) => query[MARK] !== undefined;

/** The address without the mark. */
export const unmarked = ({ originalUrl }: Request) => originalUrl.split('?')[0]!;
