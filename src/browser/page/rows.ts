/**
 * Puts the rows of the page in the place of those that a push left out.
 * @param has the version that the page shows, in the epoch of the push
 * @returns whether the page has them all, as they were at the version that the push builds on
 */
export function fillRows(incoming: Element, has: string | undefined) {
  const leftOut = [...incoming.querySelectorAll<HTMLElement>('[data-same]')];
  return leftOut.every((place) => {
    const row = document.getElementById(place.id);
    if (!row || has !== place.dataset.same) return false;
    place.replaceWith(row.cloneNode(true));
    return true;
  });
}
