import { announce } from '../announcer.js';

/** @returns what tells screen readers, once a region is drawn anew, what its `data-news` says by then */
export function compareNews(region: HTMLElement) {
  const before = new Map(told(region).map((each) => [each.id, each.dataset.news]));
  return () => {
    for (const { id, dataset } of told(region))
      if (dataset.news && (dataset.news !== before.get(id) || isDated(region, id)))
        announce(dataset.news);
  };
}

const isDated = (region: HTMLElement, id: string) =>
  region.id === id && region.querySelector('.saved') !== null;

const told = (region: HTMLElement) => [
  region,
  ...region.querySelectorAll<HTMLElement>('[data-news]'),
];

export const newsOf = (slice: string) =>
  document.querySelector<HTMLElement>(`[data-live="${slice}"][data-news]`)?.dataset.news;
