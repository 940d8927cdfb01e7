import { note } from '../../../browser/announcer.js';
import { tellUsed } from '../../../browser/page/page.js';
import { lies, race, type Race } from '../fifty/race.js';

const LANES = [
  { store: 'stock', name: 'express-session', path: '/lab/stock/count' },
  { store: 'sojourn', name: 'Sojourn, in your session', path: '/lab/count' },
];

let isRunning = false;

/** Sends the requests from here, one counter after the other, so that neither has to share the connections. */
export async function fiftyAtOnce() {
  if (isRunning) return;
  isRunning = true;
  try {
    await runAll();
    note();
  } catch {
    note('Not all of them were answered. Wait a second, then try again.');
  } finally {
    isRunning = false;
    tellUsed();
  }
}

async function runAll() {
  const place = document.getElementById('lab-fifty')!;
  place.replaceChildren();
  for (const { store, name, path } of LANES) {
    const lane = drawnLane(store, name);
    place.append(lane.element);
    const told: number[] = [];
    const addHere = async () => {
      const count = await addOne(path);
      told.push(count);
      lane.drawBars(told);
      return count;
    };
    lane.say(await race(addHere));
  }
}

async function addOne(path: string) {
  const headers = { Accept: 'application/json' };
  const response = await fetch(path, { method: 'POST', headers });
  if (!response.ok) throw new Error(`Answered with ${response.status}.`);
  const { count, state } = (await response.json()) as { count?: number; state?: { count: number } };
  return count ?? state!.count;
}

function drawnLane(store: string, name: string) {
  const element = document.createElement('section');
  element.className = 'ticket';
  element.setAttribute('aria-labelledby', `lab-lane-${store}`);
  const [title, bars, said] = [add('h2', element), add('ol', element), add('p', element)];
  title.id = `lab-lane-${store}`;
  title.textContent = name;
  bars.className = 'lab-bars';
  bars.ariaHidden = 'true';
  return {
    element,
    // The first and the last only look at what there is.
    drawBars: (told: number[]) => drawBars(bars, told.slice(1, 51)),
    say: (result: Race) => say(said, result),
  };
}

function add(kind: string, parent: HTMLElement) {
  const element = document.createElement(kind);
  parent.append(element);
  return element;
}

function drawBars(bars: HTMLElement, told: number[]) {
  const isLie = lies(told);
  for (const lie of isLie.slice(bars.childElementCount))
    add('li', bars).className = lie ? 'is-lie' : '';
}

function say(place: HTMLElement, { kept, of, ms, told }: Race) {
  const lied = lies(told).filter(Boolean).length;
  const why =
    lied > 0
      ? `${lied} answers lied: they told a number that another had been told before.`
      : 'Every answer told another number.';
  place.textContent = `${kept} of ${of} kept, in ${ms} ms. ${why}`;
}
