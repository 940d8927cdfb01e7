import { note } from '../announcer.js';
import { replaceBody } from '../forms/unsent.js';
import { morph } from './morph.js';
import { watchScrollers } from './scrollers.js';
import { localise } from './times.js';

let last: Promise<unknown> = Promise.resolve();
let next: Promise<void> | undefined;

/** With the wait for the socket before it, less than 15 seconds. */
const ANSWER_LIMIT_MS = 9_000;

/** Past the browser's cache, which holds up what goes through it while the end of a session clears it. */
export const askServer = (url: string, request: RequestInit) =>
  fetch(url, { ...request, cache: 'no-store', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });

export const session = () => document.body.dataset.session ?? '';

export const tellUsed = () => void document.dispatchEvent(new Event('used'));

export async function readPage(response: Response) {
  if (response.status >= 500) throw new Error(`Answered with ${response.status}.`);
  tellUsed();
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Asks once more where the session got a new id meanwhile: the browser has the new cookie by then. */
async function askAgain(ask: () => Promise<Response>) {
  const page = await readPage(await ask());
  return isOfOldId(page) ? readPage(await ask()) : page;
}

export const isOfOldId = ({ body }: Document) => body.dataset.over === 'renewed';

/** The page still comes without a cookie after a command that was done: the browser keeps none. */
export function sayCookieless() {
  const isCookieless = document.body.dataset.cookieless !== undefined;
  if (isCookieless) note(COOKIES_NEEDED);
  return isCookieless;
}

const COOKIES_NEEDED =
  'Your browser keeps no cookie of this site, so nothing was kept. Allow cookies here, then send it again.';

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
  const page = await askAgain(() => askServer(location.href, { headers: { Accept: 'text/html' } }));
  const isOver = session() !== '' && session() !== page.body.dataset.session;
  document.title = page.title;
  if (isOver) replaceBody(page);
  else morph(document.body, page.body);
  localise(document);
  watchScrollers(document.body);
  document.dispatchEvent(new Event('drawn'));
}
