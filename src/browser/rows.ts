/**
 * Puts the rows of a region in the place of those that a push left out.
 * @returns whether the region has them all, as they were at the version that the push builds on
 */
export function fillRows(incoming: Element, region: HTMLElement) {
  const leftOut = [...incoming.querySelectorAll<HTMLElement>('[data-same]')];
  return leftOut.every((place) => {
    const row = document.getElementById(place.id);
    if (!row || region.dataset.version !== place.dataset.same) return false;
    place.replaceWith(row.cloneNode(true));
    return true;
  });
}
