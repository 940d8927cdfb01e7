import '../../../browser/live.js';
import { headingAt, type Position } from '../great-circle.js';
import { attributesOf, labelsOf } from '../labels.js';

interface Moved {
  id: string;
  position: Position;
  progress: number;
  status: string;
  remainingSeconds: number;
}

const SUGGEST_AFTER_MS = 200;
/** Farther than any aircraft flies in a second: it has left the map on one side and is back on the other. */
const JUMP = 100;

/** The flights whose next position is the feed's. */
const seen = new Set<string>();

// A choice fills in its field; without this it leads to the page on which that is done.
document.addEventListener('click', (event) => {
  const choice = (event.target as Element).closest<HTMLElement>('[data-code]');
  const { code, field } = choice?.dataset ?? {};
  const input = document.querySelector<HTMLInputElement>(`form [name="${field}"]`);
  if (!code || !input) return;
  event.preventDefault();
  input.value = code;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  choice!.closest('ul')!.remove();
  input.focus();
});

let timer: number | undefined;
let asked = new AbortController();

document.addEventListener('pushed', ({ detail: { event, payload } }) => {
  if (event === 'flight:seen') seen.add((payload as Moved).id);
  if (event === 'flight:moved') show(payload as Moved);
});

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.getAttribute('list') !== 'airports') return;
  clearTimeout(timer);
  timer = setTimeout(() => void suggest(target.value).catch(() => undefined), SUGGEST_AFTER_MS);
});

function show({ id, position, progress, status, remainingSeconds }: Moved) {
  const marker = document.querySelector<SVGGElement>(`g[data-flight="${id}"]`);
  if (marker) {
    move(marker, 2 * (position.longitude + 180), 2 * (90 - position.latitude));
    turn(marker, progress);
    label();
  }
  part(id, 'status').forEach((tag) => (tag.textContent = status));
  const isLive = seen.delete(id);
  part(id, 'live').forEach((tag) => (tag.hidden = !isLive));
  part(id, 'progress').forEach((bar) => ((bar as HTMLProgressElement).value = progress));
  part(id, 'remaining').forEach((text) => (text.textContent = left(id, status, remainingSeconds)));
}

function left(id: string, status: string, seconds: number) {
  const lasts = document.getElementById(`flight-${id}`)?.dataset.lasts;
  if (status === 'scheduled') return `Departs in ${duration(seconds - Number(lasts))}`;
  return seconds > 0 ? `${duration(seconds)} left` : 'Arrived';
}

function move(marker: SVGGElement, x: number, y: number) {
  const before = Number(marker.dataset.x ?? x);
  marker.classList.toggle('is-jumping', Math.abs(x - before) > JUMP);
  marker.dataset.x = String(x);
  marker.dataset.y = String(y);
  marker.style.transform = `translate(${x}px, ${y}px)`;
}

function turn(marker: SVGGElement, progress: number) {
  const { from, to } = marker.dataset;
  const heading = headingAt(placeOf(from!), placeOf(to!), progress);
  marker.querySelector('.nose')!.setAttribute('transform', `rotate(${heading})`);
}

function placeOf(text: string): Position {
  const [latitude, longitude] = text.split(' ').map(Number);
  return { latitude: latitude!, longitude: longitude! };
}

function label() {
  const texts = [...document.querySelectorAll<SVGTextElement>('.aircraft text')];
  const markers = texts.map((text) => ({ ...placeOn(text), text: text.textContent ?? '' }));
  labelsOf(markers).forEach((each, index) => {
    const { text, line } = attributesOf(each);
    set(texts[index]!, text);
    set(texts[index]!.parentElement!.querySelector('line')!, line);
  });
}

function set(element: Element, attributes: Record<string, string>) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function placeOn(text: SVGTextElement) {
  const { x, y } = (text.parentElement as Element as SVGGElement).dataset;
  return { x: Number(x), y: Number(y) };
}

const part = (id: string, name: string) =>
  document.querySelectorAll<HTMLElement>(`[data-flight="${id}"] [data-part="${name}"]`);

function duration(seconds: number) {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min ${seconds % 60} s`;
}

/** What was asked before is not waited for: its answer may come later, and be of less. */
async function suggest(text: string) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const response = await fetch(`/flight/airports?q=${encodeURIComponent(text)}`, { signal });
  const found = (await response.json()) as { iata: string; name: string; city: string }[];
  const options = found.map(({ iata, name, city }) => new Option(`${city}, ${name}`, iata));
  document.getElementById('airports')?.replaceChildren(...options);
}
