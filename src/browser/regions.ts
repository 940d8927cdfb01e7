import { isBusy, morph } from './morph.js';
import { fillRows } from './rows.js';
import { announce } from './says.js';

export interface Changed {
  slice: string;
  version: number;
  html: string;
}

/** The oldest version that the page shows of each slice. */
export function versions() {
  const oldest: Record<string, number> = {};
  for (const region of regions()) {
    const slice = region.dataset.live!;
    oldest[slice] = Math.min(oldest[slice] ?? Infinity, versionOf(region));
  }
  return oldest;
}

/** Draws what is newer. @returns whether the push held every region that is older */
export function draw({ slice, version, html }: Changed) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const older = regions().filter((region) => isOlder(region, slice, version));
  const missing = older.filter((region) => !drawRegion(region, template.content));
  return missing.length === 0;
}

function drawRegion(region: HTMLElement, content: DocumentFragment) {
  const incoming = content.getElementById(region.id);
  if (!incoming || !fillRows(incoming, region)) return false;
  morph(region, incoming);
  tell(region);
  return true;
}

/** What comes while a form is under way is taken for its result, which is told by itself. */
function tell(region: HTMLElement) {
  const heading = region.querySelector('h1, h2, h3')?.textContent?.trim();
  const isOurs = [...document.forms].some(isBusy);
  if (heading && !isOurs && !region.matches('[data-quiet]')) announce(`${heading} was updated.`);
}

const regions = () => [...document.querySelectorAll<HTMLElement>('[data-live]')];

const versionOf = (region: HTMLElement) => Number(region.dataset.version);

const isOlder = (region: HTMLElement, slice: string, version: number) =>
  region.dataset.live === slice && versionOf(region) < version;
