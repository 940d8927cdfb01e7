import { isOwn } from '../forms/own.js';
import { askAnew, isAsked } from './how.js';
import { morph } from './morph.js';
import { compareNews } from './news.js';
import { fillRows } from './rows.js';
import { sayWho } from './saved.js';

interface Drawn {
  slice: string;
  version: number;
  html: string;
}

export interface Changed {
  epoch: string;
  changes: Drawn[];
}

export function epoch() {
  const [first = '', ...others] = new Set(regions().map(epochOf));
  return others.length === 0 ? first : '';
}

/** What the page shows by now is of this epoch. */
export function agree(now: string) {
  for (const region of regions()) region.dataset.epoch = now;
}

export function versions() {
  const oldest: Record<string, number> = {};
  for (const region of regions()) {
    const slice = region.dataset.live!;
    oldest[slice] = Math.min(oldest[slice] ?? Infinity, versionOf(region));
  }
  return oldest;
}

/** In another epoch versions may have gone back. @returns whether the change held every region that is older */
export function draw({ epoch: now, changes }: Changed) {
  return changes.map((change) => drawSlice(change, now)).every(Boolean);
}

function drawSlice({ slice, version, html }: Drawn, now: string) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const drawn = regions()
    .filter((region) => region.dataset.live === slice)
    .filter((region) => epochOf(region) !== now || versionOf(region) < version)
    .map((region) =>
      isAsked(region) ? drawLater(region, version, now) : drawRegion(region, template.content, now),
    );
  return drawn.every(Boolean);
}

/** It counts as drawn. */
function drawLater(region: HTMLElement, version: number, now: string) {
  region.dataset.version = String(version);
  region.dataset.epoch = now;
  askAnew(region);
  return true;
}

function drawRegion(region: HTMLElement, content: DocumentFragment, now: string) {
  const incoming = content.getElementById(region.id);
  const has = epochOf(region) === now ? region.dataset.version : undefined;
  if (!incoming || !fillRows(incoming, has)) return false;
  const tell = compareNews(region);
  morph(region, incoming);
  region.dataset.epoch = now;
  tell();
  sayWho(region, isOwn(region.dataset.live!, versionOf(region)));
  return true;
}

const regions = () => [...document.querySelectorAll<HTMLElement>('[data-live]')];

/** The page's own, until the region is drawn by itself. */
const epochOf = ({ dataset }: HTMLElement) => dataset.epoch ?? document.body.dataset.epoch ?? '';

const versionOf = (region: HTMLElement) => Number(region.dataset.version);
