import type { Page } from 'playwright-core';

/** For `addInitScript`: adds up how far what is on the page has moved without anybody's doing. */
export const COUNT_SHIFTS = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** @returns by how much of the page until now, the next frame included: an entry comes after it is drawn */
export const shiftOf = (page: Page) =>
  page.evaluate<number>(
    `new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(shift))));
    })`,
  );
