const ANNOUNCE_AFTER_MS = 1_000;

const news = new Set<string>();
let timer: number | undefined;

/** A note that stays, read out at once. None takes it away. */
export function note(text = '') {
  say('note', text);
}

/** How the connection is; nothing where all is well. @returns whether that is news */
export const sayConnection = (text = '') => say('connection', text);

/** What is still to be sent. */
export const sayWaiting = (text = '') => say('waiting', text);

/** Tells screen readers, politely and not too often. */
export function announce(text: string) {
  news.add(text);
  if (timer !== undefined) return;
  // The same text over again would be no change, and not be read out.
  say('announcer', '');
  timer = setTimeout(readOut, ANNOUNCE_AFTER_MS);
}

function readOut() {
  say('announcer', [...news].join(' '));
  news.clear();
  timer = undefined;
}

function say(id: string, text: string) {
  const place = document.getElementById(id)!;
  const isNews = place.textContent !== text;
  if (isNews) place.textContent = text;
  return isNews;
}
