import { morph } from './morph.js';
import { askServer, readPage } from './page.js';

/** A game changes ten times a second. */
const AGAIN_MS = 1_000;

let askedAt = -AGAIN_MS;
let timer: number | undefined;

document.addEventListener('toggle', onToggle, true);

/** No push has its HTML. */
export const isAsked = ({ dataset }: HTMLElement) => dataset.ask !== undefined;

export function askAnew(region: HTMLElement) {
  const waitMs = Math.max(askedAt + AGAIN_MS - performance.now(), 0);
  timer ??= setTimeout(() => void draw(region.id, region.dataset.ask!), waitMs);
}

async function draw(id: string, url: string) {
  timer = undefined;
  askedAt = performance.now();
  const page = await ask(url).catch(() => undefined);
  const [shown, incoming] = [document, page].map((from) => from?.getElementById(id));
  if (shown && incoming) morph(shown, incoming);
}

async function ask(url: string) {
  const page = await readPage(await askServer(url, { headers: { Accept: 'text/html' } }));
  for (const region of page.querySelectorAll<HTMLElement>('[data-ask]'))
    region.dataset.epoch = page.body.dataset.epoch;
  return page;
}

function onToggle({ target }: Event) {
  const isOpen = target instanceof HTMLDetailsElement && target.open;
  const panel = isOpen && target.querySelector<HTMLElement>('[data-how]');
  if (panel) fill(panel).catch(() => undefined);
}

async function fill(panel: HTMLElement) {
  const page = await ask(panel.dataset.how!);
  delete panel.dataset.how;
  panel.replaceChildren(...page.getElementById('how-works')!.childNodes);
}
