import type { NextFunction, Request, Response } from 'express';

/** What people type who know a page by its name in the menu. */
const PAGES = new Map([
  ['/food', '/cart'],
  ['/super', '/superannuation'],
  ['/flights', '/flight'],
]);

export const ALIASES = [...PAGES.keys()];

export function leadToPage(request: Request, response: Response, next: NextFunction) {
  const page = PAGES.get(request.originalUrl.split('?')[0]!.toLowerCase());
  if (page && request.method === 'GET') response.redirect(301, page);
  else next();
}
