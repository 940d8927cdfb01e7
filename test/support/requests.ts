import type { Page } from 'playwright-core';

/** The addresses that a page sends forms to by HTTP from now on. */
export function postsOf(page: Page) {
  const posts: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && pathname !== '/socket.io/') posts.push(pathname);
  });
  return posts;
}
