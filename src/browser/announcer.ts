const ANNOUNCE_AFTER_MS = 1_000;

const news = new Set<string>();
let timer: number | undefined;

export function note(text = '') {
  say('note', text);
}

export const sayConnection = (text = '') => say('connection', text);

export const sayWaiting = (text = '') => say('waiting', text);

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
