import { morph } from './morph.js';

let last: Promise<unknown> = Promise.resolve();
let next: Promise<void> | undefined;

/** Names the session whose page this is; a stranger's page has none. */
export const session = () => document.body.dataset.session ?? '';

/** Reads a page that was answered. @throws where it is not the page but a failure to draw it */
export async function readPage(response: Response) {
  if (response.status >= 500) throw new Error(`Answered with ${response.status}.`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Draws the page as it is by now. One at a time, so that the last one drawn is the newest. */
export function refresh() {
  if (!next) {
    next = last.then(redraw);
    last = next.catch(() => undefined);
  }
  return next;
}

async function redraw() {
  next = undefined;
  const page = await readPage(await fetch(location.href, { headers: { Accept: 'text/html' } }));
  const wasOver = session() !== '' && session() !== page.body.dataset.session;
  document.title = page.title;
  // Nothing of a session that is over stays, not even what was being typed in it.
  if (wasOver) document.body.replaceWith(page.body);
  else morph(document.body, page.body);
  document.dispatchEvent(new Event('drawn'));
}
